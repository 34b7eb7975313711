import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommentsAnswer, Viewer } from '../../domain/contract/public.ts'
import { parseEvent } from '../../domain/public.ts'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import { openWarehouse, type Warehouse } from '../../warehouse/public.ts'
import { contextOf } from '../testing/ask.ts'
import { answerComments } from './answer-comments.ts'

const frame = { from: '2026-03-02', to: '2026-03-03', tz: 'UTC' }

interface GivenRating {
  readonly id: string
  readonly caseId: string
  readonly day: number
  readonly score: number
  readonly max?: number
  readonly comment?: string
  readonly agent?: string
  readonly about?: string
}

const opened = (caseId: string, team: string, more: object = {}) => ({
  event_id: `o-${caseId}`,
  type: 'case.opened',
  occurred_at: '2026-03-01T09:00:00Z',
  case_id: caseId,
  case_kind: 'chat',
  team_id: team,
  data: { opened_by: 'customer', category: 'refund' },
  ...more,
})

let events = 0
const given = ({ id, caseId, day, score, max = 5, comment, agent = 'ann' }: GivenRating) => ({
  event_id: `g-${id}-${String(++events)}`,
  type: 'rating.given',
  occurred_at: `2026-03-0${String(day)}T1${String(events % 10)}:00:00Z`,
  case_id: caseId,
  agent_id: agent,
  data: {
    rating_id: id,
    score,
    scale_min: 1,
    scale_max: max,
    ...(comment === undefined ? {} : { comment }),
  },
})

const EVENTS = [
  opened('1', 'a'),
  opened('2', 'a'),
  opened('3', 'b'),
  given({ id: 'r1', caseId: '1', day: 2, score: 1, comment: 'Very SLOW, 50% useless' }),
  given({ id: 'r2', caseId: '2', day: 2, score: 5, comment: '很满意，客服很耐心' }),
  given({ id: 'r3', caseId: '3', day: 2, score: 4, max: 7, comment: 'fine', agent: 'bo' }),
  given({ id: 'r4', caseId: '1', day: 3, score: 5 }),
  // Rated again: the last score and the last text, at the first time.
  given({ id: 'r5', caseId: '2', day: 2, score: 2, comment: 'first thought' }),
  given({ id: 'r5', caseId: '2', day: 4, score: 3, comment: 'second thought' }),
  given({ id: 'r6', caseId: '1', day: 1, score: 1, comment: 'before the range' }),
]

/** The same laws on each engine. */
function commentsOn(open: (dir: string) => Promise<Warehouse>): void {
  let dir: string
  let warehouse: Warehouse
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'comments-'))
    warehouse = await open(dir)
    const lines = EVENTS.map((input) => {
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
    await warehouse.close()
    await rm(dir, { recursive: true })
  })

  async function comments(
    request: object = {},
    viewer: Viewer = { kind: 'all' },
  ): Promise<CommentsAnswer> {
    const checked = await answerComments({ ...frame, ...request }, contextOf(warehouse, { viewer }))
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.value
  }
  const texts = ({ comments: all }: CommentsAnswer) => all.map(({ text }) => text)

  it('lists what was written, newest first, each with its score', async () => {
    const answer = await comments()
    expect(
      answer.comments.map(({ case_id, score, text, agent }) => [case_id, score, text, agent]),
    ).toEqual([
      ['s:2', 3, 'second thought', 's:ann'],
      ['s:3', 3, 'fine', 's:bo'],
      ['s:2', 5, '很满意，客服很耐心', 's:ann'],
      ['s:1', 1, 'Very SLOW, 50% useless', 's:ann'],
    ])
    expect(answer.total).toBe(4)
  })

  it('lists the worst first, and page by page what one page lists', async () => {
    const all = await comments({ order: 'worst' })
    expect(all.comments.map(({ score }) => score)).toEqual([1, 3, 3, 5])
    const pages = await Promise.all(
      [0, 1, 2, 3].map((offset) => comments({ order: 'worst', limit: 1, offset })),
    )
    expect(pages.flatMap(texts)).toEqual(texts(all))
  })

  it.each([
    ['slow', ['Very SLOW, 50% useless']],
    ['5% u', []],
    ['0% u', ['Very SLOW, 50% useless']],
    ['客服', ['很满意，客服很耐心']],
    ['_', []],
  ])('finds %s', async (search, found) => {
    expect(texts(await comments({ search }))).toEqual(found)
  })

  it('keeps scores, agents and levels of drivers', async () => {
    expect(texts(await comments({ scores: [1, 5] }))).toHaveLength(2)
    expect(texts(await comments({ filters: { agent: ['s:bo'] } }))).toEqual(['fine'])
    const silent = { factor: 'wait', key: null } as const
    expect((await comments({ driver: silent, with_silent: true })).total).toBe(5)
    expect((await comments({ driver: { factor: 'reopening', key: 'yes' } })).total).toBe(0)
  })

  it.each<[string, Viewer, number]>([
    ['a team its own', { kind: 'teams', team_ids: ['s:b'] }, 1],
    ['no team nothing', { kind: 'teams', team_ids: [] }, 0],
    ['an agent what is about them', { kind: 'agent', agent_ids: ['s:bo'], team_ids: ['s:a'] }, 1],
  ])('shows %s', async (_, viewer, count) => {
    const answer = await comments({ with_silent: true }, viewer)
    expect([answer.total, answer.comments.length]).toEqual([count, count])
  })

  it('leaves out what was erased', async () => {
    const path = join(dir, 'erased.ndjson')
    const erased = [
      opened('9', 'a', { customer_id: 'u9' }),
      {
        ...given({ id: 'r9', caseId: '9', day: 2, score: 2, comment: 'my address' }),
        customer_id: 'u9',
      },
      {
        event_id: 'x9',
        type: 'customer.erased',
        occurred_at: '2026-03-05T00:00:00Z',
        customer_id: 'u9',
        data: {},
      },
    ].map((input) => {
      const parsed = parseEvent(input, 's')
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      return JSON.stringify(parsed.event)
    })
    await writeFile(path, erased.join('\n'))
    await warehouse.load({ path, receivedAt: 2 })
    await warehouse.refresh()
    expect(texts(await comments({ search: 'address' }))).toEqual([])
    const rating = (await comments({ with_silent: true })).comments.find(
      ({ case_id }) => case_id === 's:9',
    )
    expect(rating).toMatchObject({ score: 2, text: null })
  })

  it('says everything that is wrong with a request', async () => {
    const refused = await answerComments(
      { ...frame, scores: [6], search: '' },
      contextOf(warehouse),
    )
    expect(refused.ok ? [] : refused.problems.map(({ path }) => path)).toEqual([
      'scores.0',
      'search',
    ])
  })
}

describe('comments on DuckDB', () =>
  commentsOn((dir) => openWarehouse({ duckdb: { dir, memoryLimitMb: 400, threads: 1 } })))

describe.skipIf(clickHouseMissing())('comments on ClickHouse', () =>
  commentsOn(async (dir) => {
    const server = await openClickHouseDatabase()
    const warehouse = await openWarehouse({
      clickhouse: { ...server, stagingDir: join(dir, 'staging'), memoryLimitMb: 400, threads: 1 },
    })
    return {
      ...warehouse,
      async close() {
        await warehouse.close()
        await server.close()
      },
    }
  }),
)
