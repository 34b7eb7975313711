import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { QueryAnswer } from '../../domain/contract/public.ts'
import { relaySettings } from '../background/settings-relay.ts'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'
import { readWorkbook } from '../testing/read-workbook.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const FORMULA = '=HYPERLINK("https://example.com")'
const REQUEST = {
  from: '2026-03-02',
  to: '2026-03-03',
  tz: 'Asia/Shanghai',
  metrics: ['cases_opened_count', 'first_reply_p90_secs', 'sla_hit_ratio'],
  dimensions: ['team'],
  grain: 'day',
  filters: { team: ['test:a', 'test:b'] },
}

let fixture: AppFixture
let admin: string

function caseEvents(name: string, team: string, secs: number) {
  const at = (offset: number) => new Date(Date.UTC(2026, 2, 2, 3) + offset * 1_000).toISOString()
  const of = { case_id: name, case_kind: 'chat', team_id: team, customer_id: 'c' }
  const said = (id: string, offset: number, author: string) => ({
    event_id: `${name}-${id}`,
    type: 'message.sent',
    occurred_at: at(offset),
    ...of,
    ...(author === 'agent' ? { agent_id: 'agent' } : {}),
    data: { message_id: `${name}-${id}`, author, text: 'hello' },
  })
  const opened = { event_id: `${name}-1`, type: 'case.opened', occurred_at: at(0), ...of }
  return [
    { ...opened, data: { opened_by: 'customer' } },
    said('2', 1, 'customer'),
    said('3', secs, 'agent'),
  ]
}

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const payload = [
    ...caseEvents('1', 'a', 10),
    ...caseEvents('2', 'a', 31),
    ...caseEvents('3', 'b', 500),
  ]
  await fixture.ask({ method: 'POST', url: '/api/v1/events?source=test', as: admin, payload })
  await fixture.rooms.spool.drain()
  const url = '/api/v1/teams/test%3Aa'
  const team = { name: FORMULA, calendar_id: null }
  await fixture.ask({ method: 'PUT', url, as: admin, payload: team })
  await relaySettings(fixture.rooms)
  await fixture.rooms.spool.drain()
})
afterAll(() => fixture.close())

function ask(accept: string, language = 'en') {
  const headers = { accept, 'accept-language': language }
  const url = '/api/v1/query'
  return fixture.ask({ method: 'POST', url, as: admin, payload: REQUEST, headers })
}

describe('the answer as a workbook', () => {
  it('holds the rows of the query in cells of their type, with names', async () => {
    const { rows, columns } = (await ask('application/json')).json<QueryAnswer>()
    const answer = await ask(XLSX)
    expect(answer.headers['content-type']).toBe(XLSX)
    const [values = []] = readWorkbook(answer.rawPayload).sheets
    const [head = [], ...cells] = values
    expect(head.slice(0, 2)).toEqual(['Day', 'Team'])
    expect(cells).toHaveLength(rows.length)
    const at = (title: string) => head.indexOf(title)
    const p90 = at('First reply P90')
    for (const [index, row] of rows.entries()) {
      expect(cells[index]?.[at('New cases')]).toBe(row['cases_opened_count'])
      const secs = row['first_reply_p90_secs']
      const shown = cells[index]?.[p90] ?? null
      expect(shown === null ? null : Number(shown) * 86_400).toEqual(
        secs === null ? null : expect.closeTo(Number(secs), 3),
      )
      // Days since the last of 1899, as spreadsheets count.
      expect(cells[index]?.[0]).toBe(
        Date.parse(`${String(row['day'])}T00:00Z`) / 86_400_000 + 25_569,
      )
      expect(cells[index]?.[at('SLA hit')] ?? null).toBe(row['sla_hit_ratio'])
    }
    expect(columns.some(({ id }) => id === 'first_reply_p90_secs__lo')).toBe(true)
  })

  it('keeps its head in sight and runs no text as a formula', async () => {
    const { sheets, xml } = readWorkbook((await ask(XLSX)).rawPayload)
    expect(xml[0]).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/)
    expect(sheets[0]?.flat()).toContain(FORMULA)
    expect(xml.join('')).not.toContain('<f>')
  })

  it('says what it covers and how its metrics are measured, in the language that is asked for', async () => {
    const [, about = []] = readWorkbook((await ask(XLSX, 'zh-CN')).rawPayload).sheets
    const facts = Object.fromEntries(
      about.map(([name, text]) => [String(name), String(text)] as const),
    )
    expect(facts).toMatchObject({
      时间范围: '2026-03-02 00:00 – 2026-03-04 00:00',
      时区: '上海时间 (Asia/Shanghai)',
      团队: `${FORMULA}、b`,
    })
    expect(facts['首响 P90']).toContain('first_reply_p90_secs')
    expect(about.map(([name]) => name)).toContain('不计入')
  })
})

describe('the answer as CSV', () => {
  it('spells columns as the API does and quotes what would be run', async () => {
    const answer = await ask('text/csv')
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
    const [head, ...lines] = answer.body.replace('\uFEFF', '').trimEnd().split('\r\n')
    expect(head).toMatch(/^day,team,cases_opened_count,cases_opened_count__n,/)
    expect(lines[0]).toContain(`"'=HYPERLINK(""https://example.com"")"`)
    expect(answer.body).not.toMatch(/,=/)
  })
})
