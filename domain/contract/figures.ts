import { z } from 'zod'
import { METRIC_UNITS, queryAnswer, queryRequest } from './query.ts'

/** Metrics over a whole range, one below another: a query that nothing splits. */
export const figuresRequest = queryRequest.omit({
  dimensions: true,
  grain: true,
  sort: true,
  limit: true,
  totals: true,
})
export type FiguresRequest = z.infer<typeof figuresRequest>

export const figure = z.object({
  metric: z.string(),
  unit: z.enum(METRIC_UNITS),
  /** Null: nothing to measure. */
  value: z.number().nullable(),
  n: z.number().int(),
  /** 95 %; null where there is no interval, or none was asked for. */
  lo: z.number().nullable(),
  hi: z.number().nullable(),
  /** In the compare period; null without one. */
  prev: z.number().nullable(),
  prev_n: z.number().int().nullable(),
})
export type Figure = z.infer<typeof figure>

export const figuresAnswer = z.object({
  figures: z.array(figure),
  meta: queryAnswer.shape.meta,
})
export type FiguresAnswer = z.infer<typeof figuresAnswer>
