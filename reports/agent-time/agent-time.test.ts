import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Viewer } from '../../domain/contract/public.ts'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import { facts } from '../../warehouse/public.ts'
import {
  type FactDatabase,
  openClickHouseFacts,
  openDuckDbFacts,
} from '../../warehouse/testing/fact-database.ts'
import { ask, contextOf } from '../testing/ask.ts'
import { randomFixture } from '../testing/fixtures.ts'
import { loadFacts } from '../testing/load-facts.ts'
import { answerAgentDay } from './agent-day.ts'
import { answerAgentHours } from './agent-hours.ts'

const at = (text: string) => Date.parse(text)
const tz = 'Europe/Berlin'
const as_of = '2026-11-20T00:00:00Z'
/** Two agents beside those of the fixture: one day in summer with everything in it. */
const STATES = [
  ['s:dora', 'online', '2026-07-07T06:00:00Z', '2026-07-07T08:00:00Z'],
  ['s:dora', 'break', '2026-07-07T08:00:00Z', '2026-07-07T08:30:00Z'],
  ['s:dora', 'meeting', '2026-07-07T08:30:00Z', '2026-07-07T09:00:00Z'],
  ['s:dora', 'offline', '2026-07-07T09:00:00Z', '2026-07-08T21:00:00Z'],
  // Over local midnight (22:00 UTC), and a lost connection after it.
  ['s:dora', 'busy', '2026-07-08T21:00:00Z', '2026-07-08T23:00:00Z'],
  ['s:dora', 'online', '2026-07-08T23:00:00Z', '2026-07-10T00:00:00Z'],
] as const

/** The same laws on each engine. */
function agentTimeOn(open: () => Promise<FactDatabase>): void {
  let db: FactDatabase
  beforeAll(async () => {
    db = await open()
    await loadFacts(db, randomFixture(11, 200))
    await db.insert(
      facts.agentStates,
      STATES.map(([agent, state, from, to], n) => ({
        ...{ agent, n, source: 's', state, teams: ['s:a'] },
        ...{ start_at: at(from), end_at: at(to) },
      })),
    )
  }, 60_000)
  afterAll(() => db.close())

  async function hours(request: object, viewer: Viewer = { kind: 'all' }) {
    const checked = await answerAgentHours({ tz, as_of, ...request }, contextOf(db, { viewer }))
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.value
  }
  async function day(request: object, viewer: Viewer = { kind: 'all' }) {
    const checked = await answerAgentDay({ tz, as_of, ...request }, contextOf(db, { viewer }))
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.value
  }
  const july = { agent: 's:dora', from: '2026-07-06', to: '2026-07-10' }

  it('counts as worked what is at customers, in training or in a meeting', async () => {
    const { days, total } = await hours(july)
    expect(days.map(({ day: on, worked_secs }) => [on, worked_secs / 3600])).toEqual([
      ['2026-07-06', 0],
      ['2026-07-07', 2.5],
      ['2026-07-08', 1],
      ['2026-07-09', 1],
      ['2026-07-10', 0],
    ])
    expect(total).toMatchObject({ worked_secs: 4.5 * 3600, days: 3 })
    expect(total.states).toMatchObject({ online: 7200, break: 1800, meeting: 1800, busy: 7200 })
  })

  it('cuts a day at local midnight and does not believe a lost connection', async () => {
    const { start_at, end_at, states } = await day({ agent: 's:dora', day: '2026-07-09' })
    expect([start_at, end_at]).toEqual(['2026-07-08T22:00:00.000Z', '2026-07-09T22:00:00.000Z'])
    expect(states.map((one) => [one.state, one.start_at.slice(11, 16), one.end_at])).toEqual([
      ['busy', '22:00', '2026-07-08T23:00:00.000Z'],
      ['unknown', '23:00', '2026-07-09T22:00:00.000Z'],
    ])
  })

  it('ends at as_of what still runs', async () => {
    const now = '2026-07-07T07:00:00Z'
    const { states } = await day({ agent: 's:dora', day: '2026-07-07', as_of: now })
    expect(states.at(-1)?.end_at).toBe('2026-07-07T07:00:00.000Z')
    const early = await day({ agent: 's:dora', day: '2026-07-08', as_of: now })
    expect(early).toMatchObject({ states: [], chats: [] })
  })

  it.each(['s:ann', 's:bo', 's:chen'])(
    'has of %s the chats in hand that the mean is made of',
    async (agent) => {
      const { rows } = await ask(db, {
        ...{ from: '2026-03-27', to: '2026-03-31', tz, as_of, grain: 'day' },
        ...{ metrics: ['concurrency_mean'], filters: { agent: [agent] } },
      })
      const means = await Promise.all(
        rows.map(async (row) => {
          const { chats } = await day({ agent, day: row['day'] })
          const of = (weigh: (count: number) => number) =>
            chats.reduce((sum, c) => sum + weigh(c.count) * (at(c.end_at) - at(c.start_at)), 0)
          return [row['concurrency_mean'], chats.length === 0 ? null : of((c) => c) / of(() => 1)]
        }),
      )
      expect(means.length).toBeGreaterThan(0)
      for (const [asked, drawn] of means) {
        if (asked === null) expect(drawn).toBeNull()
        else expect(drawn).toBeCloseTo(Number(asked), 9)
      }
    },
  )

  it('shows nothing of somebody whom the viewer may not see', async () => {
    const other: Viewer = { kind: 'agent', agent_ids: ['s:ann'], team_ids: ['s:a'] }
    expect((await hours(july, other)).total).toEqual({ states: {}, worked_secs: 0, days: 0 })
    expect(await day({ agent: 's:dora', day: '2026-07-07' }, other)).toMatchObject({ states: [] })
    const elsewhere: Viewer = { kind: 'teams', team_ids: ['s:b'] }
    expect((await hours(july, elsewhere)).total.days).toBe(0)
    const own: Viewer = { kind: 'teams', team_ids: ['s:a'] }
    expect((await hours(july, own)).total.days).toBe(3)
  })

  it('says what is wrong with a request', async () => {
    const refused = await answerAgentDay({ agent: 's:dora', day: '2026-02-30' }, contextOf(db))
    expect(refused.ok).toBe(false)
    expect((await answerAgentHours({ agent: '' }, contextOf(db))).ok).toBe(false)
  })
}

describe("an agent's time on DuckDB", () => agentTimeOn(openDuckDbFacts))

describe.skipIf(clickHouseMissing())("an agent's time on ClickHouse", () =>
  agentTimeOn(async () => {
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
