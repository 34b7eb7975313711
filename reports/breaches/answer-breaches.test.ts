import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Breach, Viewer } from '../../domain/contract/public.ts'
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
import { answerBreaches } from './answer-breaches.ts'

const frame = {
  from: '2026-03-01',
  to: '2026-04-15',
  tz: 'Europe/Berlin',
  as_of: '2026-04-10T00:00:00Z',
}
const VIEWERS: readonly Viewer[] = [
  { kind: 'all' },
  { kind: 'teams', team_ids: ['s:a'] },
  { kind: 'agent', agent_ids: ['s:ann'], team_ids: ['s:a'] },
]
/** Monday, 2026-03-02 16:00 UTC. */
const START = Date.UTC(2026, 2, 2, 16)
const at = (minutes: number) => START + minutes * 60_000

/** The same laws on each engine. */
function breachesOn(open: () => Promise<FactDatabase>): void {
  let db: FactDatabase
  beforeAll(async () => {
    db = await open()
  }, 60_000)
  afterAll(() => db.close())

  async function breaches(request: object = {}, viewer: Viewer = { kind: 'all' }) {
    const checked = await answerBreaches(
      { ...frame, limit: 200, ...request },
      contextOf(db, { viewer }),
    )
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.value
  }

  describe('of anything', () => {
    beforeAll(() => loadFacts(db, randomFixture(7, 150)), 60_000)

    it.each(VIEWERS)('are those that the hit ratio misses, for who sees $kind', async (viewer) => {
      for (const target of [undefined, 'first_reply', 'next_reply', 'resolution']) {
        const metric = target === undefined ? 'sla_hit_ratio' : `sla_${target}_hit_ratio`
        for (const filters of [{}, { channel: ['web', null], weekday: [0, 1, 2, 3] }]) {
          const { rows } = await ask(db, { ...frame, metrics: [metric], filters }, { viewer })
          const n = Number(rows[0]?.[`${metric}__n`])
          const hits = Math.round(Number(rows[0]?.[metric] ?? 0) * n)
          const answer = await breaches(
            { filters, ...(target === undefined ? {} : { target }) },
            viewer,
          )
          expect(answer.total).toBe(n - hits)
          expect(answer.breaches).toHaveLength(Math.min(200, n - hits))
        }
      }
      expect((await breaches({}, viewer)).total).toBeGreaterThan(0)
    })

    it('come latest first, page by page', async () => {
      const whole = (await breaches()).breaches
      const late = whole.map(({ late_secs }) => late_secs)
      expect(late).toEqual(late.toSorted((a, b) => b - a))
      const pages = await Promise.all([
        breaches({ limit: 7, offset: 0 }),
        breaches({ limit: 7, offset: 7 }),
      ])
      expect(pages.flatMap((page) => page.breaches)).toEqual(whole.slice(0, 14))
    })

    it('have parts that make up what was used', async () => {
      for (const one of (await breaches()).breaches) {
        expect(one.parts.reduce((sum, { secs }) => sum + secs, 0)).toBeCloseTo(one.used_secs, 6)
        expect(one.parts.every(({ secs }) => secs > 0)).toBe(true)
        expect(one.late_secs).toBeGreaterThanOrEqual(0)
      }
    })
  })

  describe('of one case', () => {
    const ofCase = { case_id: 's:1', source: 's', case_kind: 'ticket', channel: 'email' }
    const target = {
      ...ofCase,
      policy: 'gold',
      policy_version: 2,
      team: 's:a',
      agent: 's:bo',
      outcome: 'breached',
    }
    beforeAll(async () => {
      await db.clear()
      await db.insert(facts.directory, [
        entry('policy', 'gold', { version: 1, pause_on: [] }),
        { ...entry('policy', 'gold', { version: 2, pause_on: ['pending'] }), effective_at: 1 },
        entry('calendar', 'office', {
          calendar_id: 'office',
          version: 1,
          tz: 'UTC',
          week: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] },
        }),
        { ...entry('queue', 's:shop', {}), name: 'Shop' },
      ])
      const state = { ...ofCase, opened_at: at(0), status: 'open' }
      await db.insert(facts.caseStates, [
        { ...state, n: 0, start_at: at(0), end_at: at(20), team: 's:a' },
        { ...state, n: 1, start_at: at(20), end_at: at(30), team: 's:a', agent: 's:ann' },
        { ...state, n: 2, start_at: at(30), end_at: at(50), agent: 's:ann', status: 'pending' },
        { ...state, n: 3, start_at: at(50), end_at: at(1110), team: 's:b', agent: 's:bo' },
        { ...state, n: 4, start_at: at(1110), end_at: null, agent: 's:bo', status: 'resolved' },
      ])
      const stay = { ...ofCase, n: 0, queue: 's:shop', outcome: 'assigned' }
      await db.insert(facts.queueStays, [{ ...stay, queued_at: at(5), ended_at: at(20) }])
      await db.insert(facts.messages, [
        { ...ofCase, n: 0, sent_at: at(65), author: 'agent', is_note: true },
        { ...ofCase, n: 1, sent_at: at(66), author: 'customer' },
        { ...ofCase, n: 2, sent_at: at(1100), author: 'agent' },
      ])
      const [wall, business] = [
        { time: 'wall', length_secs: 2400 },
        { time: 'business', calendar: 'office', length_secs: 2400 },
      ]
      await db.insert(facts.slaTargets, [
        { ...target, ...wall, target: 'first_reply', started_at: at(0), due_at: at(60) },
        { ...target, ...business, target: 'resolution', started_at: at(0), due_at: at(60) },
        {
          ...target,
          ...wall,
          target: 'next_reply',
          n: 1,
          started_at: at(0),
          due_at: at(60),
          outcome: 'met',
        },
      ])
    })
    const find = async (name: Breach['target']) =>
      (await breaches()).breaches.find((one) => one.target === name)

    it('end with the first human reply, and say where the time went until then', async () => {
      expect(await find('first_reply')).toMatchObject({
        ending: 'replied',
        ended_at: new Date(at(1100)).toISOString(),
        late_secs: 1040 * 60,
        length_secs: 2400,
        used_secs: 1080 * 60,
        parts: [
          { kind: 'unassigned', team_id: 's:a', secs: 300 },
          { kind: 'queue', queue_id: 's:shop', secs: 900 },
          { kind: 'agent', agent_id: 's:ann', is_after_transfer: false, secs: 600 },
          { kind: 'agent', agent_id: 's:bo', is_after_transfer: true, secs: 1050 * 60 },
        ],
      })
    })

    it('run by the calendar of the promise, and name the places', async () => {
      const found = await find('resolution')
      // 16:00 to 17:00 less the rest, and on Tuesday from 9:00 to the resolve at 10:30.
      expect(found).toMatchObject({
        ending: 'resolved',
        time: 'business',
        late_secs: 90 * 60,
        used_secs: 130 * 60,
      })
      expect((await breaches()).names['queue']).toEqual({ 's:shop': 'Shop' })
    })

    it('are still open at as_of while nothing ended them', async () => {
      await db.insert(facts.slaTargets, [
        {
          ...target,
          case_id: 's:2',
          target: 'first_reply',
          outcome: 'running',
          time: 'promised',
          started_at: at(0),
          due_at: at(30),
        },
      ])
      const { breaches: open, total } = await breaches({ as_of: new Date(at(90)).toISOString() })
      expect(total).toBe(3)
      expect(open.find(({ case_id }) => case_id === 's:2')).toMatchObject({
        ending: 'open',
        ended_at: null,
        late_secs: 3600,
        length_secs: 1800,
        used_secs: 5400,
        parts: [{ kind: 'unassigned', secs: 5400 }],
      })
    })
  })

  it('say what is wrong with a request', async () => {
    const refused = await answerBreaches({ ...frame, filters: { nobody: ['x'] } }, contextOf(db))
    expect(refused).toMatchObject({ ok: false, problems: [{ path: 'filters.nobody' }] })
  })
}

const entry = (kind: string, id: string, data: object) => ({
  kind,
  id,
  effective_at: 0,
  name: null,
  entry: JSON.stringify(data),
})

describe('breaches on DuckDB', () => breachesOn(openDuckDbFacts))

describe.skipIf(clickHouseMissing())('breaches on ClickHouse', () =>
  breachesOn(async () => {
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
