import { z } from 'zod'
import { instantText } from '../field.ts'

/** How many cases of each kind one agent has in hand at most; of one channel, fewer. */
export const agentCapacity = z
  .strictObject({
    chat: z.number().int().min(0).max(100),
    ticket: z.number().int().min(0).max(1_000),
    channels: z.record(z.string().min(1).max(50), z.number().int().min(0).max(1_000)).default({}),
  })
  .readonly()
export type AgentCapacity = z.infer<typeof agentCapacity>

/** What holds until somebody has said otherwise. */
export const ROUTING_DEFAULTS = {
  capacity: { chat: 3, ticket: 20, channels: {} },
  answer_within_secs: 90,
  grace_secs: 60,
  prefers_last_agent: true,
} as const

/** What holds for every queue that does not say otherwise. */
export const routingSettings = z
  .strictObject({
    capacity: agentCapacity.default(ROUTING_DEFAULTS.capacity),
    /** Seconds in which an agent answers a chat given to them; 0: it is never taken back. */
    answer_within_secs: z
      .number()
      .int()
      .min(0)
      .max(86_400)
      .default(ROUTING_DEFAULTS.answer_within_secs),
    /** Seconds an agent without a connection keeps their state and their chats. */
    grace_secs: z.number().int().min(0).max(3_600).default(ROUTING_DEFAULTS.grace_secs),
    /** A returning customer gets the agent they had, if that one is free and able. */
    prefers_last_agent: z.boolean().default(ROUTING_DEFAULTS.prefers_last_agent),
  })
  .readonly()
export type RoutingSettings = z.infer<typeof routingSettings>

/** Why a case lies where it lies: a code, and what it depends on. The words are made of both. */
export const ROUTING_REASONS = [
  'queue_matched',
  'queue_asked_for',
  'queue_default',
  'after_hours',
  'last_agent',
  'least_loaded',
  'round_robin',
  'overflow',
  'no_answer',
  'agent_offline',
  'taken',
  'handed_over',
  'left',
] as const
export const routingReason = z
  .object({
    code: z.enum(ROUTING_REASONS),
    data: z
      .record(z.string(), z.union([z.string(), z.number(), z.array(z.string()).readonly()]))
      .readonly(),
  })
  .readonly()
export type RoutingReason = z.infer<typeof routingReason>

/** One decision of the router, as it was made. */
export const routingDecision = z
  .object({
    case_id: z.string(),
    at: instantText,
    decision: z.enum(['queued', 'assigned', 'moved', 'returned', 'to_ticket', 'left']),
    agent_id: z.string().nullable(),
    queue_id: z.string().nullable(),
    /** In words, in the reader's language. */
    reason: z.string(),
    code: z.enum(ROUTING_REASONS),
    data: routingReason.unwrap().shape.data,
  })
  .readonly()
export type RoutingDecision = z.infer<typeof routingDecision>

export const routingLogRequest = z.strictObject({ case_id: z.string().min(1).max(200) })
export const routingLogAnswer = z
  .object({ decisions: z.array(routingDecision).readonly() })
  .readonly()
