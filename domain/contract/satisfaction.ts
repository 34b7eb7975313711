import { z } from 'zod'
import { dimensionNames, queryFilters } from './query.ts'
import { isZone } from '../time/zone.ts'

/** What customers' ratings hang together with, and the ratings themselves with what was written beside them. */
export const DRIVER_FACTORS = ['category', 'wait', 'transfer', 'reopening'] as const
export const driverFactor = z.enum(DRIVER_FACTORS)
export type DriverFactor = z.infer<typeof driverFactor>

/**
 * Bands of the first reply's wall time, upper end included: 30 s, 2 min, 10 min, 1 h, 8 h, longer. Null stands for no
 * human reply.
 */
export const WAIT_BANDS = ['s30', 'm2', 'm10', 'h1', 'h8', 'over'] as const

/** Stands for all categories that are too many to have a level each. */
export const OTHER_LEVEL = '*'

const moment = z.string().min(1).max(40)

/** Times and filters as of a query. */
const frame = {
  from: moment,
  to: moment,
  tz: z.string().refine(isZone, 'is not an IANA time zone').optional(),
  filters: queryFilters.optional(),
  as_of: moment.optional(),
}

export const driversRequest = z.strictObject(frame)
export type DriversRequest = z.infer<typeof driversRequest>

/** Percentage points of CSAT, 95 %. Without an interval where the evidence is thin. */
const points = z.object({
  value: z.number(),
  lo: z.number().nullable(),
  hi: z.number().nullable(),
})
export type DriverPoints = z.infer<typeof points>

export const driverLevel = z.object({
  /** A category, a band of `WAIT_BANDS`, `yes` or `no`; null: none, unknown; `*`: the other categories. */
  key: z.string().nullable(),
  n: z.number().int(),
  /** Satisfied of these ratings, nothing adjusted. */
  csat_ratio: z.number(),
  is_reference: z.boolean(),
  /** Fewer than 10 ratings. */
  is_thin: z.boolean(),
  /** How such a rating stands against one at the reference; null: it cannot be told from another factor. */
  effect: points.nullable(),
  /** Minus the effect, times the share of ratings at this level: what all of them together cost. */
  lost: points.nullable(),
})
export type DriverLevel = z.infer<typeof driverLevel>

export const driver = z.object({
  factor: driverFactor,
  /** Of all levels together, thin ones too. */
  lost: points.nullable(),
  /** The reference first, then most lost first, thin ones last. */
  levels: z.array(driverLevel),
})
export type Driver = z.infer<typeof driver>

/**
 * `told`: there are drivers. `too_few`: fewer ratings than the factors need. `alike`: no two ratings of one agent differ.
 */
export const driversVerdict = z.enum(['told', 'too_few', 'alike'])

export const driversAnswer = z.object({
  verdict: driversVerdict,
  /** Most lost first; empty unless told. */
  drivers: z.array(driver),
  n: z.number().int(),
  csat_ratio: z.number().nullable(),
  /** How many are wanted at least. */
  n_needed: z.number().int(),
  agents: z.number().int(),
  /** What is held equal besides: agent and channel. */
  adjusted_for: z.array(z.string()),
  meta: z.object({
    from: z.string(),
    to: z.string(),
    tz: z.string(),
    as_of: z.string(),
    data_until: z.string().nullable(),
  }),
})
export type DriversAnswer = z.infer<typeof driversAnswer>

export const COMMENT_ORDERS = ['newest', 'worst'] as const

export const commentsRequest = z.strictObject({
  ...frame,
  /** Default newest. */
  order: z.enum(COMMENT_ORDERS).optional(),
  /** 1 to 5, on whatever scale they were given. */
  scores: z.array(z.number().int().min(1).max(5)).min(1).max(5).optional(),
  /** Comments that hold these characters, capitals aside. */
  search: z.string().trim().min(1).max(200).optional(),
  /** The ratings of one level of a driver. */
  driver: z.strictObject({ factor: driverFactor, key: z.string().max(500).nullable() }).optional(),
  /** Ratings without a comment as well. Default false. */
  with_silent: z.boolean().optional(),
  limit: z.number().int().min(1).max(1_000).optional(),
  offset: z.number().int().min(0).optional(),
})
export type CommentsRequest = z.infer<typeof commentsRequest>

export const ratingComment = z.object({
  case_id: z.string(),
  rated_at: z.string(),
  /** 1 to 5, on whatever scale it was given. */
  score: z.number(),
  /** Null: nothing was written, or it was erased. */
  text: z.string().nullable(),
  agent: z.string().nullable(),
  team: z.string().nullable(),
  category: z.string().nullable(),
  channel: z.string().nullable(),
})
export type RatingComment = z.infer<typeof ratingComment>

export const commentsAnswer = z.object({
  comments: z.array(ratingComment),
  total: z.number().int(),
  names: dimensionNames,
  meta: z.object({ from: z.string(), to: z.string(), tz: z.string(), as_of: z.string() }),
})
export type CommentsAnswer = z.infer<typeof commentsAnswer>
