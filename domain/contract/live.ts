import { z } from 'zod'
import { sourcedId } from './field.ts'
import { liveLimits } from './live-limits.ts'
import { dimensionNames } from './query.ts'

const instant = z.iso.datetime()
const secs = z.number()
const count = z.number().int()

const promise = z.object({
  target: z.enum(['first_reply', 'next_reply', 'resolution']),
  policy: z.string().nullable(),
  /** null while its clock rests. */
  due_at: instant.nullable(),
  state: z.enum(['on_track', 'at_risk', 'breached']),
})

export const liveCase = z.object({
  case_id: z.string(),
  case_kind: z.enum(['chat', 'ticket']),
  status: z.string(),
  opened_at: instant,
  channel: z.string().nullable(),
  team: z.string().nullable(),
  queue: z.string().nullable(),
  agent: z.string().nullable(),
  priority: z.string().nullable(),
  customer_tier: z.string().nullable(),
  category: z.string().nullable(),
  queued_at: instant.nullable(),
  waiting_since: instant.nullable(),
  promises: z.array(promise),
})

/** What is so now: the live board as one viewer sees it. */
export const liveAnswer = z.object({
  as_of: instant,
  tz: z.string(),
  waiting_count: count,
  longest_wait_secs: secs.nullable(),
  queues: z.array(
    z.object({ queue: z.string().nullable(), waiting_count: count, longest_wait_secs: secs }),
  ),
  backlog_count: count,
  unassigned_count: count,
  at_risk_count: count,
  breached_count: count,
  /** Soonest due first, at most 50. */
  next_to_breach: z.array(liveCase),
  agents: z.array(
    z.object({
      agent: z.string(),
      state: z.string(),
      since: instant,
      chats_in_hand_count: count,
      cases_in_hand_count: count,
    }),
  ),
  /** Cases opened today, by half hour. */
  arrivals: z.array(z.object({ start_at: instant, count })),
  /** `service_level_ratio` over the last 30 minutes. */
  service_level_ratio: z.number().nullable(),
  service_level_n: count,
  /** From when on a figure is worth a look or bad. */
  limits: liveLimits,
  /** Directory names in force, by `agent`, `team` and `queue` and by key. */
  names: dimensionNames,
})

export type LiveAnswer = z.infer<typeof liveAnswer>
export type LiveCase = z.infer<typeof liveCase>

/** One or several: an address repeats the name. */
const teams = z.union([sourcedId, z.array(sourcedId).max(100)]).optional()
/** Empty: in no queue. */
const queue = z.union([sourcedId, z.literal('')])
const queues = z.union([queue, z.array(queue).max(100)]).optional()

/**
 * Whose present is asked for: everything that one may see, or some teams and queues of it. Agents stand in no queue:
 * who they are and what they have in hand is the same whatever queue is asked for.
 */
export const liveRequest = z.strictObject({ team: teams, queue: queues })

/** What stands behind a figure of the Live page. A case is `at_risk` or `breached` by the worst of its promises. */
export const LIVE_SELECTIONS = ['waiting', 'open', 'unassigned', 'at_risk', 'breached'] as const
export type LiveSelection = (typeof LIVE_SELECTIONS)[number]

export const liveCasesRequest = z.strictObject({
  what: z.enum(LIVE_SELECTIONS),
  team: teams,
  queue: queues,
  agent: sourcedId.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
})

/** Waiting longest first, then soonest due, then oldest. `total` is how many there are. */
export const liveCasesAnswer = z.object({
  as_of: instant,
  tz: z.string(),
  total: count,
  cases: z.array(liveCase),
  names: dimensionNames,
})
export type LiveCasesAnswer = z.infer<typeof liveCasesAnswer>

/**
 * How many cases are expected today, by half hour: a mean, and a band that eight of ten such days keep to.
 * - `usual`: mean and 10th to 90th percentile of the last eight days of this weekday that have data. Fewer than
 *   `least_weeks` of them say nothing: then there are no slots.
 * - `forecast`: what a model expects, and its band. It stands in place of the usual where there is one.
 */
export const ARRIVAL_BASES = ['usual', 'forecast'] as const
export const expectedArrivals = z.object({
  basis: z.enum(ARRIVAL_BASES),
  tz: z.string(),
  /** The local day it is: the slots are its half hours. */
  day: z.string(),
  /** Of history behind it. */
  weeks: count,
  least_weeks: count,
  slots: z.array(z.object({ start_at: instant, mean: z.number(), lo: z.number(), hi: z.number() })),
})
export type ExpectedArrivals = z.infer<typeof expectedArrivals>
