import { z } from 'zod'
import { line } from './field.ts'
import { CREDITS, QUERY_GRAINS, queryFilters, queryParams } from './query.ts'

/**
 * A card: one question and the picture of its answer. Pages, Explore, boards and reports all show cards; range, zone,
 * compare period and the page's filters come from around it.
 * - `figures`: each metric as one large figure with its trend.
 * - `trend`: over time; counts as bars, times and ratios as lines; with a dimension, a line (or bar part) per value.
 * - `ranked`: one metric by one dimension, most first, with its interval.
 * - `table`: metrics beside each other by one or two dimensions, or by time.
 * - `pivot`: one metric, a row for each value of the first dimension, a column for each of the second or of time.
 * - `heat`: one metric, hour of day × weekday.
 */
export const CARD_CHARTS = ['figures', 'trend', 'ranked', 'table', 'pivot', 'heat'] as const
export const cardChart = z.enum(CARD_CHARTS)
export type CardChart = z.infer<typeof cardChart>

const name = z.string().min(1).max(100)

export const card = z.strictObject({
  /** Null: named by what it shows. */
  title: line(120).nullable(),
  chart: cardChart,
  metrics: z.array(name).min(1).max(8),
  dimensions: z.array(name).max(2),
  /** `auto`: as suits the range; null: the whole range at once. */
  grain: z.enum(['auto', ...QUERY_GRAINS]).nullable(),
  /** On top of the page's: both hold. */
  filters: queryFilters.optional(),
  credit: z.enum(CREDITS).optional(),
  params: queryParams.optional(),
  /** Rows shown, the greatest first. */
  limit: z.number().int().min(1).max(100_000).optional(),
})
export type Card = z.infer<typeof card>
