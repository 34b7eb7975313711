import { z } from 'zod'

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
})

export type LiveAnswer = z.infer<typeof liveAnswer>
