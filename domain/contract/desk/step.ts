import { z } from 'zod'
import { caseCategory, caseTag, deskId, MESSAGE_CHARS } from './action.ts'
import { DESK_STATUSES, PRIORITIES } from './case.ts'

/**
 * What macros and rules do, as it is written down once for any case: times are lengths from then, texts hold
 * variables. Each becomes one or more case actions when it is done (desk/tickets/steps.ts).
 */
const id = deskId
const tags = z.array(caseTag).min(1).max(50)
const text = z.string().trim().min(1).max(MESSAGE_CHARS)
const LONGEST_SECS = 400 * 86_400
const secs = z.number().int().min(60).max(LONGEST_SECS)
const step = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })

/** Who a case is handed to. */
export const handTo = z.union([
  z.strictObject({ agent_id: id }),
  z.strictObject({ team_id: id }),
  z.strictObject({ queue_id: id }),
])
export type HandTo = z.infer<typeof handTo>

const CASE_STEPS = [
  step('reply', { text }),
  step('note', { text, mentions: z.array(id).max(20).default([]) }),
  step('hand_to', { to: handTo }),
  step('unassign', {}),
  /** `for_secs`: how long it is snoozed. */
  step('set_status', { status: z.enum(DESK_STATUSES), for_secs: secs.optional() }),
  step('set_priority', { priority: z.enum(PRIORITIES) }),
  step('set_category', { category: caseCategory }),
  step('add_tags', { tags }),
  step('remove_tags', { tags }),
  step('set_fields', { fields: z.record(z.string().max(100), z.unknown()) }),
  step('watch', { agent_id: id }),
  step('request_rating', {}),
  step('schedule_followup', { in_secs: secs, agent_id: id.optional(), note: text }),
] as const

export const macroStep = z.discriminatedUnion('type', [
  ...CASE_STEPS,
  /** The case comes to whoever runs the macro. */
  step('take', {}),
])
export type MacroStep = z.infer<typeof macroStep>

export const ruleStep = z.discriminatedUnion('type', [
  ...CASE_STEPS,
  /** Named in a note, so that it stands in the box of mentions; a team's agents each. */
  step('notify', {
    agent_ids: z.array(id).max(50).default([]),
    team_ids: z.array(id).max(20).default([]),
    text,
  }),
  /** One step more urgent, and handed on. */
  step('escalate', { to: handTo.nullable().default(null), text }),
  step('webhook', { webhook_id: id }),
])
export type RuleStep = z.infer<typeof ruleStep>
