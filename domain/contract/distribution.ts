import { z } from 'zod'
import { isZone } from '../time/zone.ts'
import { CREDITS, queryFilters, queryParams } from './query.ts'

/**
 * How the values of a time spread: how many lie in each band, by the very rows its percentile is made of. Times, filters,
 * credit and params as of a query.
 */
const moment = z.string().min(1).max(40)

export const distributionRequest = z.strictObject({
  /** A mean, percentile or age: `first_reply_p90_secs`, `backlog_age_p90_secs`. */
  metric: z.string().min(1).max(100),
  from: moment,
  to: moment,
  tz: z.string().refine(isZone, 'is not an IANA time zone').optional(),
  filters: queryFilters.optional(),
  as_of: moment.optional(),
  credit: z.enum(CREDITS).optional(),
  params: queryParams.optional(),
  /** Where one band ends and the next begins, seconds, ascending; a value at the limit is below it. Default: as suits the metric. */
  edges: z.array(z.number().min(0)).min(1).max(40).optional(),
})
export type DistributionRequest = z.infer<typeof distributionRequest>

export const distributionBand = z.object({
  /** Seconds; null: no least value. The value itself is not in the band. */
  above: z.number().nullable(),
  /** Seconds; null: no greatest value. The value itself is in the band. */
  at_most: z.number().nullable(),
  count: z.number().int(),
  /** Of n; null while n is 0. */
  share: z.number().nullable(),
  /** The share of all values up to `at_most`, with its 95 % interval (Wilson). */
  within: z.object({
    share: z.number().nullable(),
    lo: z.number().nullable(),
    hi: z.number().nullable(),
  }),
})
export type DistributionBand = z.infer<typeof distributionBand>

export const distributionAnswer = z.object({
  metric: z.string(),
  /** From the shortest; together they count n. */
  bands: z.array(distributionBand),
  n: z.number().int(),
  meta: z.object({ from: z.string(), to: z.string(), tz: z.string(), as_of: z.string() }),
})
export type DistributionAnswer = z.infer<typeof distributionAnswer>
