import type { Card, CardChart, MetricEntry } from '../../domain/contract/public.ts'
import type { Exploration } from './exploration.ts'

type Credit = NonNullable<Card['credit']>

/** Dimensions that make sense as a column; the hour of the week has the heat map. */
const NOT_A_COLUMN: ReadonlySet<string> = new Set(['hour_of_week'])

/** Every dimension of the catalogue in its order, that of those with most first. */
export function knownDimensions(catalogue: readonly MetricEntry[]): readonly string[] {
  return [...new Set(catalogue.flatMap(({ dimensions }) => dimensions))]
}

/** Those of them that one can split by. */
export function asColumns(dimensions: readonly string[]): readonly string[] {
  return dimensions.filter((dimension) => !NOT_A_COLUMN.has(dimension))
}

/** Which of the chosen dimensions a metric has not: with one of them it cannot be asked. */
export function lackedBy(
  metric: Pick<MetricEntry, 'dimensions'>,
  dimensions: readonly string[],
): readonly string[] {
  return dimensions.filter((dimension) => !metric.dimensions.includes(dimension))
}

/** Which of the chosen metrics have not this dimension. */
export function lacking(
  dimension: string,
  metrics: readonly string[],
  catalogue: readonly MetricEntry[],
): readonly string[] {
  return catalogue
    .filter(({ id, dimensions }) => metrics.includes(id) && !dimensions.includes(dimension))
    .map(({ id }) => id)
}

/** Whom the agent of a row may be: what all chosen metrics can be credited to. Fewer than two are no choice. */
export function creditChoices(
  { metrics, dimensions, filters }: Pick<Exploration, 'metrics' | 'dimensions' | 'filters'>,
  catalogue: readonly MetricEntry[],
): readonly Credit[] {
  if (!dimensions.includes('agent') && filters['agent'] === undefined) return []
  const offered = catalogue
    .filter(({ id }) => metrics.includes(id))
    .map(({ credit }) => credit.options)
  const credits: readonly Credit[] = ['author', 'assignee', 'participant']
  const common = credits.filter((credit) => offered.every((options) => options.includes(credit)))
  return common.length > 1 ? common : []
}

/** What a chart needs that the question has not: a dimension, a second thing across, hours of the week. */
export type Need = 'dimension' | 'hours'

export function needOf(
  chart: CardChart,
  { metrics, dimensions }: Pick<Exploration, 'metrics' | 'dimensions'>,
  catalogue: readonly MetricEntry[],
): Need | null {
  if ((chart === 'ranked' || chart === 'pivot') && dimensions.length === 0) return 'dimension'
  const first = catalogue.find(({ id }) => id === metrics[0])
  return chart === 'heat' && first?.dimensions.includes('hour_of_week') === false ? 'hours' : null
}

/** Metrics by the fact they count, in the catalogue's order; times of business hours follow the page's clock. */
export function metricGroups(
  catalogue: readonly MetricEntry[],
): readonly { readonly fact: string; readonly entries: readonly MetricEntry[] }[] {
  const groups = new Map<string, MetricEntry[]>()
  for (const entry of catalogue) {
    if (entry.id.endsWith('_biz_secs')) continue
    groups.set(entry.fact, [...(groups.get(entry.fact) ?? []), entry])
  }
  return [...groups].map(([fact, entries]) => ({ fact, entries }))
}
