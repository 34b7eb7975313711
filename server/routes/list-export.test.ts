import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type {
  BreachAnswer,
  CommentsAnswer,
  FiguresAnswer,
  QueryAnswer,
} from '../../domain/contract/public.ts'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'
import { readWorkbook } from '../testing/read-workbook.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const CSV = 'text/csv'
const FORMULA = '=HYPERLINK("https://example.com")'
const FRAME = { from: '2026-03-02', to: '2026-03-02', tz: 'Asia/Shanghai' }
const FIGURES = {
  ...FRAME,
  metrics: ['first_reply_p90_secs', 'csat_ratio', 'cases_opened_count'],
  filters: { team: ['test:a'] },
  compare: 'previous_period',
}
/** More than a page of a list. */
const CASES = 60

let fixture: AppFixture
let admin: string

const at = (secs: number) => new Date(Date.UTC(2026, 2, 2, 3) + secs * 1_000).toISOString()

/** Rated with a formula; its first reply was promised within a minute and took two. */
function caseEvents(id: string) {
  const of = { case_id: id, case_kind: 'chat', team_id: 'a', customer_id: 'c' }
  const event = (name: string, type: string, secs: number, data: object) => ({
    event_id: `${id}-${name}`,
    type,
    occurred_at: at(secs),
    ...of,
    data,
  })
  const said = (name: string, author: string) => ({
    message_id: `${id}-${name}`,
    author,
    text: 'hi',
  })
  const rating = { rating_id: id, score: 1, scale_min: 1, scale_max: 5, comment: FORMULA }
  const promise = { policy_id: 'chat', target: 'first_reply', promised_at: at(61) }
  return [
    event('1', 'case.opened', 0, { opened_by: 'customer' }),
    event('2', 'message.sent', 1, said('2', 'customer')),
    event('3', 'sla.applied', 1, promise),
    { ...event('4', 'message.sent', 121, said('4', 'agent')), agent_id: 'agent' },
    { ...event('5', 'rating.given', 300, rating), agent_id: 'agent' },
  ]
}

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const payload = Array.from({ length: CASES }, (_, index) => caseEvents(String(index))).flat()
  const url = '/api/v1/events?source=test'
  const sent = await fixture.ask({ method: 'POST', url, as: admin, payload })
  expect(sent.json()).toMatchObject({ rejected_count: 0 })
  await fixture.rooms.spool.drain()
})
afterAll(() => fixture.close())

function ask(path: string, payload: object, accept = 'application/json', language = 'en') {
  const headers = { accept, 'accept-language': language }
  const url = `/api/v1/${path}`
  return fixture.ask({ method: 'POST', url, as: admin, payload, headers })
}

function csvLines(body: string): readonly string[] {
  return body.replace('\uFEFF', '').trimEnd().split('\r\n')
}

describe('figures one below another', () => {
  it('are what the query answers', async () => {
    const { figures } = (await ask('figures', FIGURES)).json<FiguresAnswer>()
    const { rows } = (await ask('query', FIGURES)).json<QueryAnswer>()
    expect(figures.map(({ metric }) => metric)).toEqual(FIGURES.metrics)
    for (const { metric, value, n, lo, hi, prev_n } of figures) {
      expect([value, n]).toEqual([rows[0]?.[metric], rows[0]?.[`${metric}__n`]])
      expect([lo ?? undefined, hi ?? undefined]).toEqual(
        [rows[0]?.[`${metric}__lo`], rows[0]?.[`${metric}__hi`]].map((one) => one ?? undefined),
      )
      expect(prev_n).toBe(0)
    }
    expect(figures[2]).toMatchObject({ unit: 'count', value: CASES, lo: null, prev: 0 })
  })

  it('stand in a CSV with all that they cover', async () => {
    const [head, first] = csvLines((await ask('figures', FIGURES, CSV)).body)
    expect(head).toBe(
      'metric,name,value,n,lo,hi,prev,prev_n,unit,from,to,prev_from,prev_to,tz,filters',
    )
    expect(first).toMatch(/^first_reply_p90_secs,First reply P90,121,60,121,121,,0,secs,/)
    expect(first).toMatch(
      /,2026-03-01T16:00:00.000Z,2026-03-02T16:00:00.000Z,.*,Asia\/Shanghai,Team: a$/,
    )
  })

  it('stand in a workbook in cells of their unit, by the clock of the zone', async () => {
    const answer = await ask('figures', FIGURES, XLSX, 'zh-CN')
    const [values = [], about = []] = readWorkbook(answer.rawPayload).sheets
    const [head = [], reply = []] = values
    expect(head.slice(0, 4)).toEqual(['指标 ID', '指标', '数值', 'n'])
    expect(Number(reply[2]) * 86_400).toBeCloseTo(121)
    // Days since the last of 1899, as spreadsheets count.
    expect(reply[head.indexOf('开始时间')]).toBe(Date.UTC(2026, 2, 2) / 86_400_000 + 25_569)
    expect(about.map(([name]) => name)).toContain('不计入')
  })

  it('are not split', async () => {
    const refused = await ask('figures', { ...FIGURES, dimensions: ['team'] })
    expect(refused.statusCode).toBe(400)
  })
})

describe.each([
  ['breaches', 'breaches', 'after_transfer_secs'],
  ['satisfaction/comments', 'comments', 'case_id'],
] as const)('the list of %s as a file', (path, rows, last) => {
  const listed = async (payload: object) =>
    (await ask(path, payload)).json<Record<typeof rows, readonly object[]> & { total: number }>()

  it('holds every row, not a page of them', async () => {
    const { total, [rows]: page } = await listed(FRAME)
    expect([total, page.length]).toEqual([CASES, 50])
    const answer = await ask(path, FRAME, CSV)
    expect(answer.headers['x-total-count']).toBe(String(CASES))
    const [head, ...lines] = csvLines(answer.body)
    expect(head?.split(',').at(-1)).toBe(last)
    expect(lines).toHaveLength(CASES)
  })

  it('says when it is cut', async () => {
    const answer = await ask(path, { ...FRAME, limit: 7 }, XLSX)
    const [values = [], about = []] = readWorkbook(answer.rawPayload).sheets
    expect(values).toHaveLength(8)
    expect(about).toContainEqual(['Rows', `the first 7 of ${String(CASES)}`])
  })
})

it('writes breaches with their times as they are listed', async () => {
  const { breaches } = (await ask('breaches', FRAME)).json<BreachAnswer>()
  const [first] = breaches
  const { rawPayload } = await ask('breaches', { ...FRAME, target: 'first_reply' }, XLSX)
  const [values = [], about = []] = readWorkbook(rawPayload).sheets
  const [head = [], row = []] = values
  const cell = (title: string) => row[head.indexOf(title)]
  expect(cell('Case')).toBe(first?.case_id)
  expect(cell('What came of it')).toBe('replied, late')
  expect(Number(cell('Late by')) * 86_400).toBeCloseTo(first?.late_secs ?? 0)
  expect(Number(cell('With nobody')) * 86_400).toBeCloseTo(first?.used_secs ?? 0)
  expect(about).toContainEqual(['SLA target', 'First reply'])
})

it('runs no comment as a formula', async () => {
  const request = { ...FRAME, search: 'example', scores: [1] }
  const { comments } = (await ask('satisfaction/comments', request)).json<CommentsAnswer>()
  expect(comments[0]?.text).toBe(FORMULA)
  const csv = await ask('satisfaction/comments', request, CSV)
  expect(csvLines(csv.body)[1]).toContain(`"'=HYPERLINK(""https://example.com"")"`)
  const { sheets, xml } = readWorkbook(
    (await ask('satisfaction/comments', request, XLSX)).rawPayload,
  )
  expect(sheets[0]?.flat()).toContain(FORMULA)
  expect(xml.join('')).not.toContain('<f>')
  expect(sheets[1]).toContainEqual(['Score', '1'])
})
