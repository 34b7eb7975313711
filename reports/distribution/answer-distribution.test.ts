import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DistributionAnswer, Viewer } from '../../domain/contract/public.ts'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import {
  type FactDatabase,
  openClickHouseFacts,
  openDuckDbFacts,
} from '../../warehouse/testing/fact-database.ts'
import { METRICS } from '../catalogue/metrics.ts'
import { drill } from '../drill/drill.ts'
import { ask, contextOf } from '../testing/ask.ts'
import { randomFixture } from '../testing/fixtures.ts'
import { loadFacts } from '../testing/load-facts.ts'
import { answerDistribution } from './answer-distribution.ts'
import { isTimed } from './timed-form.ts'

const frame = {
  from: '2026-03-01',
  to: '2026-04-15',
  tz: 'Europe/Berlin',
  as_of: '2026-04-10T00:00:00Z',
}
const TIMES = METRICS.flatMap(({ forms }) => forms.filter(isTimed).map(({ id }) => id))
const SOME = ['first_reply_p90_secs', 'reply_p90_biz_secs', 'backlog_age_p90_secs']
const VIEWERS: readonly Viewer[] = [
  { kind: 'all' },
  { kind: 'teams', team_ids: ['s:a'] },
  { kind: 'agent', agent_ids: ['s:ann'], team_ids: ['s:a'] },
]

/** The same laws on each engine. */
function distributionsOn(open: () => Promise<FactDatabase>): void {
  let db: FactDatabase
  beforeAll(async () => {
    db = await open()
    await loadFacts(db, randomFixture(7, 300))
  }, 60_000)
  afterAll(() => db.close())

  async function distribution(request: object, viewer: Viewer = { kind: 'all' }) {
    const checked = await answerDistribution({ ...frame, ...request }, contextOf(db, { viewer }))
    if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
    return checked.value
  }
  const countOf = ({ bands }: DistributionAnswer) =>
    bands.reduce((sum, { count }) => sum + count, 0)

  it('count in their bands together what every time counts', async () => {
    const {
      rows: [row],
    } = await ask(db, { ...frame, metrics: TIMES })
    for (const metric of TIMES) {
      const answer = await distribution({ metric })
      expect([metric, answer.n, countOf(answer)]).toEqual([
        metric,
        row?.[`${metric}__n`],
        row?.[`${metric}__n`],
      ])
    }
  })

  it.each(VIEWERS)(
    'count what a viewer who sees $kind may see, and what is filtered',
    async (viewer) => {
      for (const metric of SOME) {
        const filters = { channel: ['web', 'email', null], team: ['s:a', 's:b', null] }
        const answer = await distribution({ metric, filters }, viewer)
        const { rows } = await ask(db, { ...frame, metrics: [metric], filters }, { viewer })
        expect(answer.n).toBe(rows[0]?.[`${metric}__n`])
      }
    },
  )

  it('open each band to exactly its cases', async () => {
    for (const metric of SOME) {
      for (const { above, at_most, count } of (await distribution({ metric })).bands) {
        const request = { ...frame, metric, band: { above, at_most }, limit: 1000 }
        const opened = await drill(request, contextOf(db))
        if (!opened.ok) throw new Error(JSON.stringify(opened.problems))
        expect(opened.value.cases.reduce((sum, one) => sum + one.count, 0)).toBe(count)
      }
    }
  })

  it('are the percentile: half of the values lie up to the median', async () => {
    const metric = 'reply_p50_secs'
    const { rows } = await ask(db, { ...frame, metrics: [metric] })
    const { bands } = await distribution({ metric, edges: [Number(rows[0]?.[metric])] })
    expect(bands[0]?.within.share).toBeGreaterThanOrEqual(0.5)
    expect(bands[0]?.within.lo).toBeLessThan(bands[0]?.within.share ?? 0)
    expect(bands.at(-1)?.within.share).toBe(1)
  })

  it('have a value at the limit within it', async () => {
    const metric = 'queue_wait_p50_secs'
    const whole = await drill({ ...frame, metric, limit: 1 }, contextOf(db))
    const secs = whole.ok ? (whole.value.cases[0]?.value ?? 0) : 0
    const [upTo] = (await distribution({ metric, edges: [secs] })).bands
    const [below] = (await distribution({ metric, edges: [secs - 0.001] })).bands
    expect((upTo?.count ?? 0) - (below?.count ?? 0)).toBeGreaterThan(0)
  })

  it('of nothing are bands of nothing', async () => {
    const { n, bands } = await distribution({
      metric: 'reply_p50_secs',
      from: '2020-01-01',
      to: '2020-01-02',
    })
    expect([n, bands[0]?.share, bands[0]?.within.share]).toEqual([0, null, null])
  })

  it('say everything that is wrong with a request', async () => {
    const refused = await answerDistribution(
      { ...frame, metric: 'csat_ratio', edges: [3, 2], filters: { nobody: ['x'] } },
      contextOf(db),
    )
    expect(refused).toMatchObject({
      ok: false,
      problems: [{ path: 'filters.nobody' }, { path: 'edges' }, { code: 'METRIC_NOT_TIMED' }],
    })
    const counted = { ...frame, metric: 'cases_opened_count', band: { above: 1, at_most: 2 } }
    expect(await drill(counted, contextOf(db))).toMatchObject({
      ok: false,
      problems: [{ code: 'METRIC_NOT_TIMED', path: 'band' }],
    })
  })
}

describe('distributions on DuckDB', () => distributionsOn(openDuckDbFacts))

describe.skipIf(clickHouseMissing())('distributions on ClickHouse', () =>
  distributionsOn(async () => {
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
