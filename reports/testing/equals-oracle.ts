import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FactDatabase } from '../../warehouse/testing/fact-database.ts'
import type { FactRows } from '../oracle/fact-rows.ts'
import { METRIC_IDS } from '../catalogue/find-metric.ts'
import { METRICS } from '../catalogue/metrics.ts'
import { DIMENSIONS } from '../dimension.ts'
import { creditsOf, hasDimension } from '../query/check-query.ts'
import { compareWithOracle, type Comparison } from './compare-with-oracle.ts'
import { fixtures, randomFixture, WINDOWS, ZONES } from './fixtures.ts'
import { loadFacts } from './load-facts.ts'

const metricsWith = (dimensions: readonly (typeof DIMENSIONS)[number][]) =>
  METRICS.filter(({ milestone, credit }) =>
    dimensions.every((dimension) => hasDimension(dimension, milestone, credit)),
  ).flatMap(({ forms }) => forms.map(({ id }) => id))

const MARCH = { from: '2026-03-01', to: '2026-04-15' }

/** What a zone can change: buckets and the wall clock. */
function zoneQuestions(tz: string): readonly Comparison[] {
  const asOf = '2026-03-29T14:30:00Z'
  const window = tz === 'America/New_York' ? WINDOWS[0] : WINDOWS[1]
  const autumn = tz === 'America/New_York' ? WINDOWS[3] : WINDOWS[2]
  const all = { metrics: METRIC_IDS, tz }
  return [
    { ...all, ...window, asOf },
    { ...all, ...window, asOf, grain: 'hour' },
    { ...all, ...autumn, asOf: '2026-11-20T00:00:00Z', grain: 'hour' },
    { ...all, ...MARCH, asOf, grain: 'day' },
    { ...all, from: '2026-03-11', to: '2026-04-08', asOf, grain: 'week' },
    { ...all, from: '2026-02-10', to: '2026-11-08', asOf: '2026-11-20T00:00:00Z', grain: 'month' },
    ...(['hour_of_week'] as const).map((clock) => ({
      metrics: metricsWith([clock]),
      tz,
      ...window,
      asOf,
      dimensions: [clock],
    })),
  ]
}

/** What no zone changes: keys, filters, credits, parameters. */
function keyQuestions(): readonly Comparison[] {
  const frame = { ...MARCH, tz: 'Europe/Berlin', asOf: '2026-04-10T00:00:00Z' }
  const split = DIMENSIONS.map((dimension) => ({
    ...frame,
    metrics: metricsWith([dimension]),
    dimensions: [dimension],
  }))
  const credits = (['author', 'assignee', 'participant'] as const).map((credit) => ({
    ...frame,
    metrics: METRICS.filter((metric) => creditsOf(metric).includes(credit)).flatMap(({ forms }) =>
      forms.map(({ id }) => id),
    ),
    dimensions: ['agent'],
    credit,
  }))
  const filter = { team: ['s:a', null], agent: ['s:ann', 's:bo'] }
  return [
    ...split,
    ...credits,
    { ...frame, metrics: metricsWith(['team', 'agent']), filters: filter, dimensions: ['team'] },
    {
      ...frame,
      metrics: metricsWith(['tag']),
      filters: { tag: ['vip', null] },
      dimensions: ['tag'],
    },
    { ...frame, metrics: metricsWith(['tag']), filters: { tag: ['late'] }, grain: 'week' },
    { ...frame, metrics: metricsWith(['bot']), filters: { bot: ['bot'] } },
    {
      ...frame,
      metrics: metricsWith(['hour_of_day', 'team']),
      filters: { hour_of_day: [2, 3, 14], weekday: [6, 0] },
      dimensions: ['team'],
    },
    {
      ...frame,
      metrics: [
        'service_level_ratio',
        'abandon_ratio',
        'short_abandons_count',
        'queue_wait_p50_secs',
        'answered_in_target_ratio',
      ],
      params: { T: 20.001, S: 4.999, stay: 'all' as const },
      dimensions: ['queue'],
    },
    {
      ...frame,
      metrics: metricsWith(['team', 'channel']),
      dimensions: ['team', 'channel'],
      grain: 'week',
    },
  ]
}

function viewerQuestions(): readonly Comparison[] {
  const frame = { ...MARCH, tz: 'Asia/Shanghai', asOf: '2026-04-10T00:00:00Z' }
  const teamA = { kind: 'teams', team_ids: ['s:a'] } as const
  const nobody = { kind: 'teams', team_ids: [] } as const
  const ann = { kind: 'agent', agent_ids: ['s:ann'], team_ids: ['s:a'] } as const
  return [teamA, nobody, ann].flatMap((viewer) => [
    { ...frame, metrics: METRIC_IDS, viewer },
    { ...frame, metrics: METRIC_IDS, viewer, dimensions: ['team'] },
    { ...frame, metrics: METRIC_IDS, viewer, dimensions: ['agent'], grain: 'week' as const },
  ])
}

/** Thousands of small statements: a machine that does something else as well needs its time. */
const SLOW_MS = 180_000

/** Every metric × fixture × zone, and every way to split, filter, credit and see, on one engine. */
export function equalsOracle(open: () => Promise<FactDatabase>): void {
  let db: FactDatabase
  const agrees = async (facts: FactRows, questions: readonly Comparison[]) => {
    for (const question of questions) {
      expect(await compareWithOracle(db, facts, question)).toEqual([])
    }
  }
  beforeAll(async () => {
    db = await open()
  })
  afterAll(() => db.close())

  describe.each(fixtures())('$name', ({ facts, depth }) => {
    beforeAll(() => loadFacts(db, facts))

    it.each(ZONES)(
      'in %s',
      async (tz) => {
        await agrees(facts, depth === 'brief' ? zoneQuestions(tz).slice(0, 2) : zoneQuestions(tz))
      },
      SLOW_MS,
    )

    it(
      'by every dimension, filter, credit and parameter',
      async () => {
        await agrees(facts, depth === 'brief' ? keyQuestions().slice(0, 3) : keyQuestions())
      },
      SLOW_MS,
    )

    it(
      'for viewers who see one team, nothing, or themselves',
      async () => {
        await agrees(facts, depth === 'brief' ? viewerQuestions().slice(0, 1) : viewerQuestions())
      },
      SLOW_MS,
    )
  })

  it(
    'whatever the facts',
    async () => {
      const seeds = fc.tuple(fc.nat(1_000_000), fc.constantFrom(...ZONES))
      const property = fc.asyncProperty(seeds, async ([seed, tz]) => {
        const facts = randomFixture(seed, 30)
        await loadFacts(db, facts)
        await agrees(facts, [...zoneQuestions(tz).slice(0, 2), ...viewerQuestions().slice(0, 2)])
      })
      await fc.assert(property, { seed: 20260320, numRuns: 4 })
    },
    SLOW_MS,
  )
}
