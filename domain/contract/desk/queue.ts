import { z } from 'zod'
import { word } from '../field.ts'
import { caseTag, deskId } from './action.ts'
import { CASE_KINDS, PRIORITIES } from './case.ts'

/**
 * Queues: which cases wait in which line, who may take them, and what happens when nobody does. A new case enters
 * the first queue whose conditions hold; one without conditions takes every case.
 */
const id = deskId
const words = z.array(word(200)).max(50)

/** Each list holds when the case has one of its values; what is left out holds always; all must hold. */
export const queueConditions = z
  .strictObject({
    kinds: z.array(z.enum(CASE_KINDS)).max(2).optional(),
    channels: words.optional(),
    categories: words.optional(),
    /** `zh` also means `zh-CN`. */
    languages: words.optional(),
    tiers: words.optional(),
    priorities: z.array(z.enum(PRIORITIES)).max(4).optional(),
    tags: z.array(caseTag).max(50).optional(),
    business_lines: words.optional(),
    /** Parts of the address of the page the customer is on. */
    pages: words.optional(),
    /** Values of custom fields, by key. */
    fields: z.record(z.string().max(100), words).optional(),
  })
  .readonly()
export type QueueConditions = z.infer<typeof queueConditions>

/** `least_loaded`: whoever has the smallest share of their capacity in hand; `round_robin`: whoever was given none for longest. */
export const ROUTING_STRATEGIES = ['least_loaded', 'round_robin'] as const
export type RoutingStrategy = (typeof ROUTING_STRATEGIES)[number]

const secs = z.number().int().min(1).max(86_400)

export const queueInput = z
  .strictObject({
    name: z.string().trim().min(1).max(200),
    is_active: z.boolean().default(true),
    conditions: queueConditions.default({}),
    /** Whose members take from it; null: every agent. */
    team_id: id.nullable().default(null),
    /** What an agent must be able to do. */
    skills: words.default([]),
    /** Only agents who speak the case's language. */
    needs_language: z.boolean().default(false),
    /** After so long in this queue the skills are no longer asked for; null: never. */
    relax_skills_after_secs: secs.nullable().default(null),
    relax_language_after_secs: secs.nullable().default(null),
    /** Its opening hours; null: those of its team, else the account's. */
    calendar_id: id.nullable().default(null),
    /** Outside them a chat becomes a ticket, or waits all the same. */
    after_hours: z.enum(['ticket', 'wait']).default('ticket'),
    /** Given to agents by the router; false: agents take from it themselves. */
    is_dispatched: z.boolean().default(true),
    strategy: z.enum(ROUTING_STRATEGIES).default('least_loaded'),
    /** Cases of a queue with a higher number come before those of a lower, whatever their tier. */
    priority: z.number().int().min(0).max(100).default(0),
    /** After so long in this queue a case moves to the overflow queue. */
    max_wait_secs: secs.nullable().default(null),
    overflow_queue_id: id.nullable().default(null),
    /** A chat whose agent says nothing for so long goes to somebody else; null: as the account has it; 0: never. */
    answer_within_secs: z.number().int().min(0).max(86_400).nullable().default(null),
  })
  .readonly()
export type QueueInput = z.infer<typeof queueInput>

/** Always there, after all others: whatever no queue asks for waits in it, for every agent until it is changed. */
export const DEFAULT_QUEUE_ID = 'desk:everyone'

/** A queue as it is kept, with its place in the order of matching. */
export const deskQueue = z
  .object({ id: z.string(), position: z.number().int(), ...queueInput.unwrap().shape })
  .readonly()
export type DeskQueue = z.infer<typeof deskQueue>

/** A queue with what lies in it now. */
export const queueStanding = z
  .object({
    queue: deskQueue,
    waiting_count: z.number().int(),
    /** The longest wait of those, in seconds. */
    longest_wait_secs: z.number().nullable(),
    /** What the next one to come would be told. */
    expected_wait_secs: z.number().nullable(),
    /** Online agents who may take from it. */
    agents_online_count: z.number().int(),
    is_open: z.boolean(),
    /** An earlier queue that takes every case this one asks for: none enters it. */
    taken_before_by: z.string().nullable(),
  })
  .readonly()
export type QueueStanding = z.infer<typeof queueStanding>

export const queueOrder = z.strictObject({ ids: z.array(id).max(500) })
export type QueueOrder = z.infer<typeof queueOrder>
