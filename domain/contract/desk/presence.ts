import { z } from 'zod'
import { AGENT_STATES } from '../../event/fields.ts'
import { instantText } from '../field.ts'
import { agentCapacity } from './routing.ts'

/** An agent at the desk: their state, how long they are in it, and what they have in hand. */
export const agentPresence = z
  .object({
    agent_id: z.string(),
    name: z.string(),
    team_ids: z.array(z.string()).readonly(),
    skills: z.array(z.string()).readonly(),
    languages: z.array(z.string()).readonly(),
    state: z.enum(AGENT_STATES),
    /** Null: never been here. */
    since: instantText.nullable(),
    /** A window of theirs is open now; without one they keep their state for the grace time. */
    is_connected: z.boolean(),
    /** Open cases in hand, by kind. */
    load: z.object({ chat: z.number().int(), ticket: z.number().int() }).readonly(),
    capacity: agentCapacity,
    /** Their own capacity; null: as the account has it. */
    own_capacity: agentCapacity.nullable(),
    /** When that was last said, and by whom; null: never. */
    capacity_set: z.object({ at: instantText, by: z.string().nullable() }).readonly().nullable(),
  })
  .readonly()
export type AgentPresence = z.infer<typeof agentPresence>

export const presenceInput = z.strictObject({ state: z.enum(AGENT_STATES) })
export type PresenceInput = z.infer<typeof presenceInput>

export const presenceList = z.object({ agents: z.array(agentPresence).readonly() }).readonly()

export const capacityInput = z.strictObject({ capacity: agentCapacity.nullable() })
export type CapacityInput = z.infer<typeof capacityInput>
