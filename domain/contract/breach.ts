import { z } from 'zod'
import { isZone } from '../time/zone.ts'
import { dimensionNames, queryFilters } from './query.ts'

/**
 * Promises of service level policies that were broken, and what used up their time: the very rows that
 * `sla_hit_ratio` counts as not hit, the latest first: late on the promise's own clock, pauses and closed hours left out.
 */
const moment = z.string().min(1).max(40)
const secs = z.number()
const target = z.enum(['first_reply', 'next_reply', 'resolution'])

export const breachRequest = z.strictObject({
  from: moment,
  to: moment,
  tz: z.string().refine(isZone, 'is not an IANA time zone').optional(),
  filters: queryFilters.optional(),
  as_of: moment.optional(),
  /** Default: every target. */
  target: target.optional(),
  limit: z.number().int().min(1).max(200).optional(),
  offset: z.number().int().min(0).optional(),
})
export type BreachRequest = z.infer<typeof breachRequest>

/** Time of the promise's own clock that the case spent in one place. */
export const breachPart = z.object({
  /** `queue`: queued, with nobody; `unassigned`: with nobody and in no queue; `agent`: in somebody's hands. */
  kind: z.enum(['queue', 'unassigned', 'agent']),
  queue_id: z.string().nullable(),
  team_id: z.string().nullable(),
  agent_id: z.string().nullable(),
  /** After it had left the hands of whoever held it first while the clock ran. */
  is_after_transfer: z.boolean(),
  secs,
})
export type BreachPart = z.infer<typeof breachPart>

export const breach = z.object({
  case_id: z.string(),
  case_kind: z.string().nullable(),
  channel: z.string().nullable(),
  category: z.string().nullable(),
  team_id: z.string().nullable(),
  agent_id: z.string().nullable(),
  target,
  policy: z.string(),
  started_at: z.string(),
  due_at: z.string(),
  /** When the customer got it after all, or the case ended without; null: still waiting at as_of. */
  ended_at: z.string().nullable(),
  /** `ended`: resolved, closed or abandoned without a reply, closed or abandoned without a resolve. */
  ending: z.enum(['replied', 'resolved', 'ended', 'open']),
  /** Whose clock the seconds below are of: wall, business hours, or a promised instant. */
  time: z.enum(['wall', 'business', 'promised']),
  length_secs: secs,
  /** From the due to the end, or to as_of, on that clock. */
  late_secs: secs,
  /** From the start to the end on that clock, pauses and closed hours left out; the parts make it up. */
  used_secs: secs,
  /** In the order they came; the same place twice is one part. */
  parts: z.array(breachPart),
})
export type Breach = z.infer<typeof breach>

export const breachAnswer = z.object({
  breaches: z.array(breach),
  total: z.number().int(),
  names: dimensionNames,
  meta: z.object({ from: z.string(), to: z.string(), tz: z.string(), as_of: z.string() }),
})
export type BreachAnswer = z.infer<typeof breachAnswer>
