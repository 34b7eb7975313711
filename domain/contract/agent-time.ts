import { z } from 'zod'
import { AGENT_STATES } from '../event/fields.ts'
import { isZone } from '../time/zone.ts'
import { dimensionNames } from './query.ts'

/**
 * How one agent's time went: hours by state over a range, and the states of one day with the chats in hand under
 * them. Times are as the metric `agent_state_secs` has them.
 */

/** `unknown`: a state (but offline) of more than 16 hours is a lost connection, as a whole, and in no sum. */
export const KNOWN_AND_UNKNOWN_STATES = [...AGENT_STATES, 'unknown'] as const
export const shownState = z.enum(KNOWN_AND_UNKNOWN_STATES)
export type ShownState = z.infer<typeof shownState>

/** States that are work: at customers, and what the employer asks for besides. */
export const WORKED_STATES = ['online', 'busy', 'training', 'meeting'] as const

const moment = z.string().min(1).max(40)
const who = {
  /** `source:id` */
  agent: z.string().min(1).max(500),
  /** Default: the account's. */
  tz: z.string().refine(isZone, 'is not an IANA time zone').optional(),
  as_of: moment.optional(),
}

/** Times as of a query. */
export const agentHoursRequest = z.strictObject({ ...who, from: moment, to: moment })
export type AgentHoursRequest = z.infer<typeof agentHoursRequest>

const statesSecs = z.partialRecord(z.enum(AGENT_STATES), z.number())

export const agentHours = z.object({
  /** Every local day of the range up to as_of. */
  days: z.array(
    z.object({
      /** `2026-03-29` */
      day: z.string(),
      /** Seconds in each state; a state without any is left out. */
      states: statesSecs,
      worked_secs: z.number(),
    }),
  ),
  total: z.object({
    states: statesSecs,
    worked_secs: z.number(),
    /** Days with any worked time. */
    days: z.number().int(),
  }),
  /** The agent's, where the viewer may see any of their time. */
  names: dimensionNames,
  meta: z.object({ from: z.string(), to: z.string(), tz: z.string(), as_of: z.string() }),
})
export type AgentHours = z.infer<typeof agentHours>

/** `day` is a local day, `2026-03-29`. */
export const agentDayRequest = z.strictObject({ ...who, day: moment })
export type AgentDayRequest = z.infer<typeof agentDayRequest>

const span = { start_at: z.string(), end_at: z.string() }

export const agentDay = z.object({
  /** The day's first instant and that of the next: 23, 24 or 25 hours. */
  ...span,
  as_of: z.string(),
  tz: z.string(),
  /** In order, cut to the day. Where there is none, nobody said anything. */
  states: z.array(z.object({ state: shownState, ...span, is_running: z.boolean() })),
  /** Stretches with so many open chats in hand, at least one; in order, cut to the day. */
  chats: z.array(z.object({ ...span, count: z.number().int() })),
})
export type AgentDay = z.infer<typeof agentDay>
