import { z } from 'zod'
import { isZone } from '../time/zone.ts'

/**
 * The one question to the numbers and its answer. `POST /api/v1/query`, `deskmetry query --json`, the dashboard,
 * reports and alerts all speak it. Names of metrics and dimensions are judged by the catalogue, not here.
 */
const name = z.string().min(1).max(100)
/** A local day `2026-03-01`, or an instant with an offset. A day in `to` and `as_of` means its end. */
const moment = z.string().min(1).max(40)

export const QUERY_GRAINS = ['hour', 'day', 'week', 'month'] as const
export const CREDITS = ['author', 'assignee', 'participant'] as const

/** One key of a dimension. Null is a value of its own: nobody, nothing. */
export const dimensionKey = z.union([z.string().max(500), z.number(), z.null()])
export type DimensionKey = z.infer<typeof dimensionKey>

export const queryParams = z.strictObject({
  /** Seconds within which an answer counts as in time (service level); default 20. */
  T: z.number().min(0).optional(),
  /** Seconds up to which leaving a queue is a short abandon; default 5. */
  S: z.number().min(0).optional(),
  /** Which stays `queue_wait` measures: the case's first, or every one; default first. */
  stay: z.enum(['first', 'all']).optional(),
})
export type QueryParams = z.infer<typeof queryParams>
/** What holds where a question says nothing. */
export const USUAL_PARAMS = { T: 20, S: 5, stay: 'first' } as const satisfies QueryParams

export const queryFilters = z.record(name, z.array(dimensionKey).min(1).max(1_000))

/** What a question and a drill-through share: which rows are looked at. */
const frame = {
  from: moment,
  to: moment,
  tz: z.string().refine(isZone, 'is not an IANA time zone').optional(),
  filters: queryFilters.optional(),
  /** Ends what has no end yet and measures ages; a day means its end. Default now. */
  as_of: moment.optional(),
  credit: z.enum(CREDITS).optional(),
  params: queryParams.optional(),
}

export const queryRequest = z.strictObject({
  metrics: z.array(name).min(1).max(200),
  dimensions: z.array(name).max(5).optional(),
  grain: z.enum(QUERY_GRAINS).optional(),
  ...frame,
  compare: z
    .union([
      z.enum(['previous_period', 'same_week_last_year']),
      z.strictObject({ from: moment, to: moment }),
    ])
    .optional(),
  /** The rows with the greatest or least value of one column; default by bucket, then by key. */
  sort: z.strictObject({ by: name, direction: z.enum(['asc', 'desc']).optional() }).optional(),
  limit: z.number().int().min(1).max(100_000).optional(),
  /** Adds one row over everything, computed from the facts themselves. */
  totals: z.boolean().optional(),
  /** False leaves out `__lo` and `__hi`: percentiles are cheaper without. Default true. */
  intervals: z.boolean().optional(),
})
export type QueryRequest = z.infer<typeof queryRequest>

export const METRIC_UNITS = ['count', 'secs', 'ratio', 'score'] as const
export type MetricUnit = (typeof METRIC_UNITS)[number]

/**
 * A row: the bucket under the grain's name, dimension keys under theirs, and per metric `<id>` (null: nothing to
 * measure), `<id>__n`, `<id>__lo` and `<id>__hi` (95 %), and with compare `<id>__prev` and `<id>__prev_n`.
 */
export const queryRow = z.record(z.string(), dimensionKey)
export type QueryRow = z.infer<typeof queryRow>

export const queryColumn = z.object({
  id: z.string(),
  kind: z.enum(['grain', 'dimension', 'metric', 'n', 'lo', 'hi', 'prev', 'prev_n']),
  /** Of a metric's columns: the metric. */
  metric: z.string().optional(),
  unit: z.enum(METRIC_UNITS).optional(),
})
export type QueryColumn = z.infer<typeof queryColumn>

export const dimensionNames = z.record(z.string(), z.record(z.string(), z.string()))
export type DimensionNames = z.infer<typeof dimensionNames>

const range = z.object({ from: z.string(), to: z.string() })

export const queryAnswer = z.object({
  rows: z.array(queryRow),
  totals: queryRow.optional(),
  columns: z.array(queryColumn),
  /** Directory names in force at as_of, by dimension and key. */
  names: dimensionNames,
  meta: z.object({
    ...range.shape,
    tz: z.string(),
    as_of: z.string(),
    data_until: z.string().nullable(),
    /** Whom each metric credits when it is split by agent. */
    credit: z.record(z.string(), z.string()),
    compare: range.nullable(),
    /** How many rows there were before `limit`. */
    row_count: z.number().int(),
    notes: z.array(
      z.object({ code: z.string(), text: z.object({ 'zh-CN': z.string(), en: z.string() }) }),
    ),
  }),
})
export type QueryAnswer = z.infer<typeof queryAnswer>

/** One cell of a query: its frame, one metric, and the key of each dimension of the cell, the bucket included. */
export const drillRequest = z.strictObject({
  metric: name,
  grain: z.enum(QUERY_GRAINS).optional(),
  ...frame,
  cell: z.record(name, dimensionKey).optional(),
  /** Of a time: only rows whose value lies in the band, seconds; above its lower end, up to its upper one. */
  band: z.strictObject({ above: z.number().nullable(), at_most: z.number().nullable() }).optional(),
  limit: z.number().int().min(1).max(1_000).optional(),
  offset: z.number().int().min(0).optional(),
})
export type DrillRequest = z.infer<typeof drillRequest>

export const drillCase = z.object({
  case_id: z.string(),
  case_kind: z.string().nullable(),
  opened_at: z.string(),
  status: z.string(),
  channel: z.string().nullable(),
  category: z.string().nullable(),
  agent_id: z.string().nullable(),
  team_id: z.string().nullable(),
  /** When the case counted: the (first) milestone in the cell. */
  at: z.string(),
  /** How many of its rows count in the cell. */
  count: z.number().int(),
  /** What it adds: the greatest time, 1 or 0 of a ratio (the share when several rows count); null of a count. */
  value: z.number().nullable(),
})
export type DrillCase = z.infer<typeof drillCase>

export const drillAnswer = z.object({
  cases: z.array(drillCase),
  total: z.number().int(),
  names: dimensionNames,
})
export type DrillAnswer = z.infer<typeof drillAnswer>

/** A wait of the customer for a human reply. */
export const caseWait = z.object({
  started_at: z.string(),
  ended_at: z.string().nullable(),
  outcome: z.enum(['replied', 'unanswered', 'open']),
  /** Null unless replied. */
  reply_secs: z.number().nullable(),
})
export type CaseWait = z.infer<typeof caseWait>

/** A promise of a service level policy. */
export const casePromise = z.object({
  target: z.enum(['first_reply', 'next_reply', 'resolution']),
  policy: z.string(),
  started_at: z.string(),
  /** Null while its clock is paused. */
  due_at: z.string().nullable(),
  /** One that still runs after its due is breached. */
  outcome: z.enum(['met', 'breached', 'cancelled', 'running']),
  ended_at: z.string().nullable(),
})
export type CasePromise = z.infer<typeof casePromise>

export const transcript = z.object({
  case_id: z.string(),
  messages: z.array(
    z.object({
      message_id: z.string(),
      sent_at: z.string(),
      author: z.enum(['customer', 'agent', 'bot', 'system']),
      agent_id: z.string().nullable(),
      is_note: z.boolean(),
      /** Null: there never was one, or it was erased. */
      text: z.string().nullable(),
      /** Names of what was attached. */
      attachments: z.array(z.string()).optional(),
    }),
  ),
  waits: z.array(caseWait),
  promises: z.array(casePromise),
  names: dimensionNames,
})
export type Transcript = z.infer<typeof transcript>

const bilingual = z.object({ 'zh-CN': z.string(), en: z.string() })

/** One metric of `GET /api/v1/metrics`. */
export const metricEntry = z.object({
  id: z.string(),
  base: z.string(),
  unit: z.enum(METRIC_UNITS),
  better: z.enum(['up', 'down']).nullable(),
  name: bilingual,
  fact: z.string(),
  milestone: bilingual,
  formula: bilingual,
  exclusions: bilingual,
  /** What the value is when there is nothing: 0 for counts, else null. */
  empty: z.union([z.literal(0), z.null()]),
  /** What `__n` counts. */
  n: bilingual,
  dimensions: z.array(z.string()),
  credit: z.object({ default: z.string().nullable(), options: z.array(z.string()) }),
  params: z.array(z.string()),
})
export type MetricEntry = z.infer<typeof metricEntry>
