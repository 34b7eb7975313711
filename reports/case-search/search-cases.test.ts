import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../domain/contract/public.ts'
import { parseEvent } from '../../domain/public.ts'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import { openWarehouse, toRecords, type Warehouse } from '../../warehouse/public.ts'
import { contactCentre } from '../../warehouse/testing/contact-centre.ts'
import { readTranscript } from '../drill/transcript.ts'
import { ask, contextOf } from '../testing/ask.ts'
import { answerBotQuestions } from './bot-questions.ts'
import { breakDownCases } from './break-down-cases.ts'
import { readTimeline } from './case-timeline.ts'
import { searchCases } from './search-cases.ts'

const CASES = 60
const frame = { from: '2026-03-01', to: '2026-03-31', tz: 'Asia/Shanghai' }
const botTalk = (caseId: string, at: string, asked: string, confidence: number) =>
  [
    { type: 'message.sent', data: { message_id: `${caseId}q`, author: 'customer', text: asked } },
    { type: 'bot.answered', data: { confidence } },
    { type: 'message.sent', data: { message_id: `${caseId}a`, author: 'bot', text: 'Hm' } },
  ].map((event, n) => ({
    event_id: `${caseId}-bot-${String(n)}`,
    occurred_at: new Date(Date.parse(at) + n * 1000).toISOString(),
    case_id: caseId,
    ...event,
  }))

const EXTRA = [
  ...botTalk('c2', '2026-03-08T09:00:00Z', 'Where is it?!', 0.3),
  ...botTalk('c6', '2026-03-08T10:00:00Z', ' where is IT ', 0.3),
  ...botTalk('c9', '2026-03-08T11:00:00Z', 'How much?', 0.9),
  {
    event_id: 'x1',
    type: 'message.sent',
    occurred_at: '2026-03-04T09:00:00Z',
    case_id: 'c7',
    data: {
      message_id: 'x1',
      author: 'customer',
      text: 'My PARCEL is 100% late,\nreally 100% late',
    },
  },
]

type Open = (
  dir: string,
) => Promise<{ readonly warehouse: Warehouse; readonly close: () => Promise<void> }>

/** The same laws on each engine. */
function searchOn(open: Open): void {
  let dir: string
  let warehouse: Warehouse
  let close: () => Promise<void>
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'search-'))
    ;({ warehouse, close } = await open(dir))
    const lines = [...contactCentre(CASES), ...EXTRA].map((input) => {
      const parsed = parseEvent(input, 's')
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      return JSON.stringify(parsed.event)
    })
    const path = join(dir, 'events.ndjson')
    await writeFile(path, lines.join('\n'))
    await warehouse.load({ path, receivedAt: 1 })
    await warehouse.refresh()
  }, 60_000)
  afterAll(async () => {
    await close()
    await rm(dir, { recursive: true })
  })

  const search = async (request: object = {}, viewer: Viewer = { kind: 'all' }) => {
    const checked = await searchCases({ ...frame, ...request }, contextOf(warehouse, { viewer }))
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.value
  }
  const breakDown = async (by: string, request: object = {}, viewer: Viewer = { kind: 'all' }) => {
    const input = { ...frame, ...request, by }
    const checked = await breakDownCases(input, contextOf(warehouse, { viewer }))
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.value
  }
  async function everyPage(request: object) {
    const ids: string[] = []
    let cursor: string | null = null
    do {
      const page = await search({ ...request, limit: 7, ...(cursor === null ? {} : { cursor }) })
      ids.push(...page.cases.map(({ case_id }) => case_id))
      cursor = page.next_cursor
    } while (cursor !== null)
    return ids
  }

  it.each([{}, { channel: ['web'] }, { case_kind: ['ticket'] }, { bot: ['bot'] }])(
    'finds as many as the metric counts: %o',
    async (filters) => {
      const { rows } = await ask(warehouse, { ...frame, metrics: ['cases_opened_count'], filters })
      expect((await search({ filters })).total).toBe(rows[0]?.['cases_opened_count'])
    },
  )

  it.each(['opened', 'updated', 'wait', 'rating'])('by %s, page by page, each once', async (by) => {
    for (const direction of ['asc', 'desc']) {
      const sort = { by, direction }
      const whole = await search({ sort, limit: 500 })
      expect(await everyPage({ sort })).toEqual(whole.cases.map(({ case_id }) => case_id))
      expect(whole.cases).toHaveLength(whole.total)
      const keys = whole.cases.map((one) => {
        if (by === 'opened') return Date.parse(one.opened_at)
        if (by === 'updated') return Date.parse(one.updated_at)
        return by === 'wait' ? one.longest_wait_secs : one.rating
      })
      const known = keys.filter((key) => key !== null)
      expect(keys.slice(0, known.length), 'what has none stands last').toEqual(known)
      expect(known).toEqual(known.toSorted((a, b) => (direction === 'asc' ? a - b : b - a)))
    }
  })

  it.each([
    'team',
    'queue',
    'agent',
    'channel',
    'case_kind',
    'category',
    'priority',
    'customer_tier',
    'language',
    'status',
    'tag',
    'source',
    'sla',
    'rating',
    'reopened',
    'bot',
    'handoff_reason',
  ])('by %s counts what the filter lists', async (by) => {
    const { values, total } = await breakDown(by)
    expect(total).toBe((await search()).total)
    if (by !== 'agent' && by !== 'tag') {
      expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    }
    for (const { value, count } of values) {
      expect((await search({ filters: { [by]: [value] } })).total, String(value)).toBe(count)
    }
  })

  it('shows of each case what its filters say', async () => {
    const { values } = await breakDown('sla')
    expect(values.length).toBeGreaterThan(1)
    for (const { value } of values) {
      const { cases } = await search({ limit: 500, filters: { sla: [value] } })
      expect(new Set(cases.map(({ sla }) => sla))).toEqual(new Set([value]))
    }
    const { cases } = await search({
      filters: {
        rating: ['satisfied'],
        sla: ['none'],
        team: ['s:east', 's:west'],
        agent: ['s:ann'],
      },
    })
    expect(cases.length).toBeGreaterThan(0)
    expect(cases.every(({ rating }) => rating !== null && rating >= 0.75)).toBe(true)
  })

  it('finds words in messages, subjects, ids and names of customers, signs as they are', async () => {
    const found = await search({ text: 'parcel is 100% late' })
    expect(found.cases.map(({ case_id }) => case_id)).toEqual(['s:c7'])
    expect(found.cases[0]?.snippet?.text).toContain('PARCEL is 100% late')
    expect(found.cases[0]?.subject).toBe('退款？')
    expect((await search({ text: '100_' })).total).toBe(0)
    expect((await search({ text: '退款' })).total).toBe((await search()).total)
    expect((await search({ text: 's:c41', with_excluded: true })).total).toBe(1)
    const ofCustomer = await search({ text: '小明' })
    expect(ofCustomer.total).toBeGreaterThan(0)
    expect(new Set(ofCustomer.cases.map(({ customer_id }) => customer_id))).toEqual(
      new Set(['s:u1']),
    )
    expect(ofCustomer.names['customer']).toEqual({ 's:u1': '王小明' })
  })

  it('leaves spam and merged ones out unless asked', async () => {
    const { cases, total } = await search({ with_excluded: true, limit: 500 })
    expect(total).toBe(CASES)
    expect(cases.filter(({ is_excluded }) => is_excluded).length).toBe(
      total - (await search()).total,
    )
  })

  it.each<[string, Viewer]>([
    ['a team', { kind: 'teams', team_ids: ['s:west'] }],
    ['an agent', { kind: 'agent', agent_ids: ['s:bob'], team_ids: [] }],
    ['nobody', { kind: 'teams', team_ids: [] }],
    ['no agent', { kind: 'agent', agent_ids: [], team_ids: ['s:east'] }],
  ])('lists for %s exactly the cases they may open', async (_, viewer) => {
    const all = await search({ limit: 500, with_excluded: true })
    const mayOpen: string[] = []
    for (const { case_id } of all.cases) {
      const context = { reader: warehouse, viewer, asOf: Date.UTC(2026, 3, 1) }
      await readTranscript(case_id, context).then(
        () => mayOpen.push(case_id),
        () => null,
      )
    }
    const own = await search({ limit: 500, with_excluded: true }, viewer)
    expect(own.cases.map(({ case_id }) => case_id)).toEqual(mayOpen)
    expect(own.total).toBe(mayOpen.length)
    const counted = await breakDown('status', { with_excluded: true }, viewer)
    expect(counted.total).toBe(mayOpen.length)
  })

  it('knows one present state of every case', async () => {
    const sql = `select count(*) as n, count(distinct s.case_id) as cases
      from ${warehouse.dialect.table('case_states')} as s where s.end_at is null`
    expect(toRecords(await warehouse.query(sql))).toEqual([{ n: CASES, cases: CASES }])
  })

  it('tells of a case all that happened, in order, to who may see it', async () => {
    const asOf = Date.UTC(2026, 3, 1)
    const read = (id: string, viewer: Viewer = { kind: 'all' }) =>
      readTimeline(id, { warehouse, viewer, asOf })
    const one = await read('s:c4')
    expect(one.case).toMatchObject({ case_id: 's:c4', merged_into: 's:c3', subject: '退款？' })
    const transfer = one.moments.find(({ type }) => type === 'case.transferred')
    expect(transfer?.details).toMatchObject({ to_agent: 's:bob', to_team: 's:west' })
    expect(one.moments.map(({ at }) => at)).toEqual(one.moments.map(({ at }) => at).toSorted())
    expect(one.stays.map(({ outcome }) => outcome)).toEqual(['assigned'])
    expect(one.holds.map(({ agent_id }) => agent_id)).toEqual([null, 's:ann', 's:bob'])
    expect(
      one.states.every(({ started_at, ended_at }) => ended_at === null || started_at <= ended_at),
    ).toBe(true)
    expect(one.names).toMatchObject({
      agent: { 's:ann': 'ANN', 's:bob': 'BOB' },
      team: { 's:east': '东区' },
    })
    expect((await read('s:c0')).moments.some(({ type }) => type === 'case.bot_handoff')).toBe(true)
    await expect(read('s:c1', { kind: 'teams', team_ids: ['s:west'] })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(read('s:none')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('lists what the bot had no good answer to, wordings alike as one', async () => {
    const checked = await answerBotQuestions(frame, contextOf(warehouse))
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    expect(checked.value.questions.slice(0, 1)).toEqual([
      { text: 'where is IT', count: 2, case_ids: ['s:c6', 's:c2'] },
    ])
    expect(checked.value.case_count).toBe(2)
    expect(checked.value.bot_case_count).toBe((await search({ filters: { bot: ['bot'] } })).total)
  })

  it.each([
    [{ text: 'x' }, 'text'],
    [{ filters: { teem: ['a'] } }, 'filters.teem'],
    [{ from: '2026-04-01', to: '2026-03-01' }, 'from'],
    [{ cursor: 'nonsense' }, 'cursor'],
    [{ sort: { by: 'mood' } }, 'sort.by'],
  ])('refuses %o', async (request, path) => {
    const checked = await searchCases({ ...frame, ...request }, contextOf(warehouse))
    expect(checked).toMatchObject({ ok: false, problems: [{ path }] })
  })
}

describe('searching cases on DuckDB', () =>
  searchOn(async (dir) => {
    const warehouse = await openWarehouse({ duckdb: { dir, memoryLimitMb: 400, threads: 1 } })
    return { warehouse, close: () => warehouse.close() }
  }))

describe.skipIf(clickHouseMissing())('searching cases on ClickHouse', () =>
  searchOn(async (dir) => {
    const server = await openClickHouseDatabase()
    const { url, database } = server
    const clickhouse = {
      url,
      database,
      stagingDir: `${dir}/staging`,
      memoryLimitMb: 400,
      threads: 1,
    }
    const warehouse = await openWarehouse({ clickhouse })
    return {
      warehouse,
      async close() {
        await warehouse.close()
        await server.close()
      },
    }
  }),
)
