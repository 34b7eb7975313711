import { type Language, metricName, type TrendSeries, valueName } from '../../charts/public.ts'
import type { QueryAnswer, QueryRow } from '../../domain/contract/public.ts'
import { cellOf, keyOf } from '../api/cell.ts'
import { dimensionColumns, grainColumn, metricColumns } from './picture.ts'

/** A line or a part of the bars, and the dimension value it stands for. */
export interface KeyedSeries extends TrendSeries {
  readonly metric: string
  /** Undefined: the picture is not split. */
  readonly key?: string | null
}

/** As many as can be told apart. */
const MOST_SERIES = 7

/**
 * The series of an answer over time: one for each metric or, split by a dimension, one for each value of it, those
 * with most evidence first; what does not fit is left to the table and to filters.
 */
export function trendSeries(
  answer: QueryAnswer,
  language: Language,
  isCompared: boolean,
): { readonly buckets: readonly string[]; readonly series: readonly KeyedSeries[] } {
  const grain = grainColumn(answer)
  const [dimension] = dimensionColumns(answer)
  const buckets = [...new Set(answer.rows.map((row) => keyOf(row, grain ?? '') ?? ''))]
  const metrics = metricColumns(answer)
  if (dimension === undefined) {
    const isAlone = metrics.length === 1
    const series = metrics.slice(0, MOST_SERIES).map(({ id, unit }): KeyedSeries => {
      const cells = answer.rows.map((row) => cellOf(row, id))
      return {
        metric: id,
        name: metricName(id, language),
        unit,
        points: cells,
        ...(isCompared && isAlone ? { before: cells.map(({ previous }) => previous) } : {}),
      }
    })
    return { buckets, series }
  }
  const [metric] = metrics
  if (metric === undefined || grain === null) return { buckets, series: [] }
  const byKey = new Map<string | null, Map<string, QueryRow>>()
  for (const row of answer.rows) {
    const key = keyOf(row, dimension)
    const rows = byKey.get(key) ?? new Map<string, QueryRow>()
    byKey.set(key, rows)
    rows.set(keyOf(row, grain) ?? '', row)
  }
  const evidence = (rows: ReadonlyMap<string, QueryRow>) =>
    [...rows.values()].reduce((sum, row) => sum + cellOf(row, metric.id).n, 0)
  const most = [...byKey]
    .toSorted(([, a], [, b]) => evidence(b) - evidence(a))
    .slice(0, MOST_SERIES)
  return {
    buckets,
    series: most.map(([key, rows]) => ({
      metric: metric.id,
      key,
      name: valueName(dimension, key, { language, names: answer.names }),
      unit: metric.unit,
      points: buckets.map((bucket) => pointOf(rows.get(bucket), metric)),
    })),
  }
}

/** A bucket without a row holds nothing: none of a count, no value of anything else. */
function pointOf(row: QueryRow | undefined, { id, unit }: { id: string; unit: string }) {
  const cell = cellOf(row, id)
  return row === undefined && unit === 'count' ? { ...cell, value: 0 } : cell
}
