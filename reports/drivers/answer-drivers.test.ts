import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DRIVER_FACTORS, type Viewer } from '../../domain/contract/public.ts'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import {
  type FactDatabase,
  openClickHouseFacts,
  openDuckDbFacts,
} from '../../warehouse/testing/fact-database.ts'
import { checkFrame } from '../query/check-query.ts'
import { ask, contextOf } from '../testing/ask.ts'
import { randomFixture } from '../testing/fixtures.ts'
import { loadFacts } from '../testing/load-facts.ts'
import { answerDrivers, readCells } from './answer-drivers.ts'
import type { DriverCell } from './driver-level.ts'
import { RATED_METRIC } from './rated-cases.ts'

const frame = {
  from: '2026-03-01',
  to: '2026-11-15',
  tz: 'Europe/Berlin',
  as_of: '2026-11-20T00:00:00Z',
}
const facts = randomFixture(11, 400)

const cellsOf = async (db: FactDatabase, viewer: Viewer = { kind: 'all' }) => {
  const context = contextOf(db, { viewer })
  const checked = checkFrame(frame, [RATED_METRIC], [], context)
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return readCells(db, checked.value)
}

/** The same counts by a plain loop over the facts. */
function plainCells(): readonly DriverCell[] {
  const [from, to] = [Date.UTC(2026, 1, 28, 23), Date.UTC(2026, 10, 15, 23)]
  const caseOf = new Map(facts.cases.map((one) => [one.case_id, one]))
  return facts.ratings.flatMap((rating) => {
    const one = caseOf.get(rating.case_id)
    const { rated_at: at, score } = rating
    if (one === undefined || at === null || score === null || at < from || at >= to) return []
    if (rating.is_excluded || rating.about === 'bot') return []
    const secs = one.first_reply_secs
    const bands: readonly (readonly [number, string])[] = [
      [30, 's30'],
      [120, 'm2'],
      [600, 'm10'],
      [3600, 'h1'],
      [28_800, 'h8'],
    ]
    const wait = secs === null ? null : (bands.find(([most]) => secs <= most)?.[1] ?? 'over')
    const transfer = one.is_transferred === null ? null : one.is_transferred ? 'yes' : 'no'
    const reopening = one.reopen_count > 0 ? 'yes' : 'no'
    return [
      {
        agent: rating.rated_agent,
        channel: rating.channel,
        levels: { category: rating.category, wait, transfer, reopening },
        n: 1,
        satisfied: score >= 0.75 ? 1 : 0,
      },
    ]
  })
}

function counted(cells: readonly DriverCell[]): Readonly<Record<string, string>> {
  const sums = new Map<string, [number, number]>()
  for (const { agent, channel, levels, n, satisfied } of cells) {
    const id = JSON.stringify([agent, channel, ...DRIVER_FACTORS.map((name) => levels[name])])
    const [all, good] = sums.get(id) ?? [0, 0]
    sums.set(id, [all + n, good + satisfied])
  }
  return Object.fromEntries([...sums].map(([id, pair]) => [id, pair.join('/')]))
}

/** The same laws on each engine. */
function driversOn(open: () => Promise<FactDatabase>): void {
  let db: FactDatabase
  beforeAll(async () => {
    db = await open()
    await loadFacts(db, randomFixture(11, 400))
  }, 60_000)
  afterAll(() => db.close())

  it('counts what a plain loop counts', async () => {
    const plain = counted(plainCells())
    expect(Object.keys(plain).length).toBeGreaterThan(50)
    expect(counted(await cellsOf(db))).toEqual(plain)
  })

  it('counts the very ratings of csat_ratio, for every viewer', async () => {
    const viewers: readonly Viewer[] = [
      { kind: 'all' },
      { kind: 'teams', team_ids: ['s:a'] },
      { kind: 'teams', team_ids: [] },
      { kind: 'agent', agent_ids: ['s:ann'], team_ids: ['s:a'] },
    ]
    const counts: number[] = []
    for (const viewer of viewers) {
      const answer = await answerDrivers(frame, contextOf(db, { viewer }))
      const { rows } = await ask(db, { ...frame, metrics: ['csat_ratio'] }, { viewer })
      if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
      expect(answer.value.n).toBe(rows[0]?.['csat_ratio__n'])
      expect(answer.value.csat_ratio).toBe(rows[0]?.['csat_ratio'])
      counts.push(answer.value.n)
    }
    expect(counts[0]).toBeGreaterThan(counts[1] ?? 0)
    expect(counts[1]).toBeGreaterThan(0)
    expect(counts[2]).toBe(0)
    expect(counts[3]).toBeGreaterThan(0)
  })

  it('keeps the filters of the page', async () => {
    const filters = { channel: ['web'], hour_of_day: [9, 10, 11] }
    const answer = await answerDrivers({ ...frame, filters }, contextOf(db))
    const { rows } = await ask(db, { ...frame, filters, metrics: ['csat_ratio'] })
    expect(answer).toMatchObject({ ok: true, value: { n: rows[0]?.['csat_ratio__n'] } })
  })

  it('says everything that is wrong with a request', async () => {
    const refused = await answerDrivers(
      { ...frame, from: 'x', filters: { mood: ['s'] } },
      contextOf(db),
    )
    expect(refused.ok ? [] : refused.problems.map(({ path }) => path).toSorted()).toEqual([
      'filters.mood',
      'from',
    ])
  })
}

describe('drivers on DuckDB', () => driversOn(openDuckDbFacts))

describe.skipIf(clickHouseMissing())('drivers on ClickHouse', () =>
  driversOn(async () => {
    const server = await openClickHouseDatabase()
    const db = await openClickHouseFacts(server)
    return {
      ...db,
      async close() {
        await db.close()
        await server.close()
      },
    }
  }),
)
