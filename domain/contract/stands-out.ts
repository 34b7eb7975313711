import { z } from 'zod'
import { dimensionKey, dimensionNames } from './query.ts'

/** A value that is more frequent among the cases of a cell than elsewhere in the range. */
export const standingOut = z.object({
  dimension: z.string(),
  key: dimensionKey,
  /** Cases of the cell with this value. */
  count: z.number().int(),
  /** Of the cell's cases, 0 to 1. */
  share: z.number(),
  /** Of the cases outside the cell, in the same range and filters. */
  usual_share: z.number(),
})
export type StandingOut = z.infer<typeof standingOut>

export const standsOutAnswer = z.object({
  /** Cases of the cell. */
  total: z.number().int(),
  /** The greatest excess of cases first. */
  findings: z.array(standingOut),
  names: dimensionNames,
})
export type StandsOutAnswer = z.infer<typeof standsOutAnswer>
