import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DEFAULT_SCORE_WEIGHTS,
  type ScoreAnswer,
  type Viewer,
} from '../../domain/contract/public.ts'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import {
  type FactDatabase,
  openClickHouseFacts,
  openDuckDbFacts,
} from '../../warehouse/testing/fact-database.ts'
import { ask, contextOf } from '../testing/ask.ts'
import { randomFixture } from '../testing/fixtures.ts'
import { loadFacts } from '../testing/load-facts.ts'
import { answerScores } from './answer-scores.ts'
import { SCORE_SOURCES } from './score-parts.ts'

const frame = {
  from: '2026-03-01',
  to: '2026-11-15',
  tz: 'Europe/Berlin',
  as_of: '2026-11-20T00:00:00Z',
}

/** The same laws on each engine. */
function scoresOn(open: () => Promise<FactDatabase>): void {
  let db: FactDatabase
  beforeAll(async () => {
    db = await open()
    // Ann and Bo work most for s:a, Chen for s:b, each for the others' too.
    await loadFacts(db, randomFixture(12, 400))
  }, 60_000)
  afterAll(() => db.close())

  async function scores(request: object = {}, viewer: Viewer = { kind: 'all' }) {
    const checked = await answerScores(
      { ...frame, peers: 'all', ...request },
      { ...contextOf(db, { viewer }), weights: DEFAULT_SCORE_WEIGHTS },
    )
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.value
  }
  const partOf = ({ agents }: ScoreAnswer, agent: string, id: string) =>
    agents.find((one) => one.agent === agent)?.parts.find((part) => part.id === id)

  it.each(['reply', 'handle', 'resolution', 'reopen', 'csat'] as const)(
    'weighs of %s the very rows that its metric counts',
    async (id) => {
      const source = SCORE_SOURCES[id]
      const metric = source?.metric ?? ''
      const [answer, { rows }] = await Promise.all([
        scores(),
        ask(db, {
          ...frame,
          metrics: [metric],
          dimensions: ['agent'],
          ...(source?.credit === undefined ? {} : { credit: source.credit }),
        }),
      ])
      const counted = rows.filter((row) => typeof row['agent'] === 'string')
      expect(counted.length).toBeGreaterThan(1)
      for (const row of counted) {
        expect(partOf(answer, String(row['agent']), id)?.n).toBe(row[`${metric}__n`])
      }
    },
  )

  it('leaves out what has no data and lets the others weigh more', async () => {
    const { agents, parts } = await scores({ weights: { csat: 1, reply: 1, qa: 8 } })
    expect(parts.find(({ id }) => id === 'qa')).toMatchObject({ weight: 8, has_data: false })
    for (const agent of agents.filter(({ score }) => score !== null)) {
      expect(agent.parts.map(({ id }) => id)).not.toContain('qa')
      expect(agent.parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12)
    }
  })

  it('ranks within the team when peers are the team', async () => {
    const { agents } = await scores({ peers: 'team' })
    const teams = new Set(agents.map(({ team }) => team))
    for (const team of teams) {
      const group = agents.filter((one) => one.team === team && one.score !== null)
      expect(group.every(({ peers }) => peers === group.length)).toBe(true)
      expect(group.every(({ rank }) => rank !== null && rank.worst <= group.length)).toBe(true)
    }
  })

  it('keeps the names of peers from an agent', async () => {
    const own = 's:ann'
    const viewer: Viewer = { kind: 'agent', agent_ids: [own], team_ids: ['s:a', 's:b', 's:c'] }
    const { agents, names } = await scores({}, viewer)
    expect(agents.filter(({ agent }) => agent === own)).toHaveLength(1)
    const others = agents.filter(({ agent }) => agent !== own)
    expect(others.length).toBeGreaterThan(0)
    for (const { agent, n, parts } of others) {
      expect({ agent, n, parts }).toEqual({ agent: null, n: 0, parts: [] })
    }
    expect(Object.keys(names['agent'] ?? {}).filter((id) => id !== own)).toEqual([])
  })

  const VIEWERS: readonly Viewer[] = [
    { kind: 'teams', team_ids: ['s:a'] },
    { kind: 'teams', team_ids: ['s:b', 's:c'] },
    { kind: 'agent', agent_ids: ['s:ann'], team_ids: ['s:a'] },
    { kind: 'agent', agent_ids: ['s:bo', 's:chen'], team_ids: [] },
  ]

  it.each(['team', 'all'] as const)(
    'an agent has one score, whoever looks: peers are %s',
    async (peers) => {
      const whole = await scores({ peers })
      const known = new Map(whole.agents.map((one) => [one.agent, one]))
      for (const viewer of VIEWERS) {
        const { agents } = await scores({ peers }, viewer)
        const named = agents.filter(({ agent }) => agent !== null)
        expect(named.length, JSON.stringify(viewer)).toBeGreaterThan(0)
        for (const seen of named) {
          const { score, parts, ...same } = known.get(seen.agent) ?? seen
          expect(seen).toMatchObject(same)
          expect(seen.score?.value).toBeCloseTo(score?.value ?? Number.NaN, 9)
          expect(seen.score?.lo).toBeCloseTo(score?.lo ?? Number.NaN, 9)
          expect(seen.score?.hi).toBeCloseTo(score?.hi ?? Number.NaN, 9)
          expect(seen.parts.map(({ id, n }) => [id, n])).toEqual(parts.map(({ id, n }) => [id, n]))
        }
      }
    },
  )

  it('shows a lead their own team alone, and an agent of no team nobody else', async () => {
    const { agents } = await scores({ peers: 'team' })
    const own = agents.filter(({ team }) => team === 's:a').map(({ agent }) => agent)
    expect(own).toHaveLength(2)
    for (const peers of ['team', 'all']) {
      const seen = await scores({ peers }, { kind: 'teams', team_ids: ['s:a'] })
      expect(seen.agents.map(({ agent }) => agent).toSorted()).toEqual(own.toSorted())
      const alone = await scores({ peers }, { kind: 'agent', agent_ids: ['s:ann'], team_ids: [] })
      expect(alone.agents.map(({ agent }) => agent)).toEqual(['s:ann'])
    }
  })

  it('says everything that is wrong with a request', async () => {
    const context = { ...contextOf(db), weights: DEFAULT_SCORE_WEIGHTS }
    const refused = await answerScores({ ...frame, filters: { agent: ['s:ann'] } }, context)
    expect(refused).toMatchObject({ ok: false, problems: [{ path: 'filters.agent' }] })
    const nonsense = await answerScores({ from: 'x', to: frame.to, weights: { csat: -1 } }, context)
    expect(nonsense.ok).toBe(false)
  })
}

describe('scores on DuckDB', () => scoresOn(openDuckDbFacts))

describe.skipIf(clickHouseMissing())('scores on ClickHouse', () =>
  scoresOn(async () => {
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
