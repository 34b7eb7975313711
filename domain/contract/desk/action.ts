import { z } from 'zod'
import { holdsNoNul } from '../../event/fields.ts'
import { instantText, word } from '../field.ts'
import { DESK_STATUSES, PRIORITIES } from './case.ts'

/**
 * Everything that can be done to a case, once: the API, the socket, macros, bulk edits and automation all send
 * these.
 */

/** The id of anything at the desk, `desk:…`. */
export const deskId = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\u0000]*$/u, 'holds a control character')
const id = deskId
/** Tags and categories as events take them; macros, rules and queues write down the same. */
export const caseTag = word(100)
export const caseCategory = z
  .string()
  .max(200)
  .refine(holdsNoNul, 'holds a NUL character')
  .nullable()
const tags = z.array(caseTag).max(50)
/** Counted by the server in bytes as well: 64 kB. */
export const MESSAGE_CHARS = 20_000
const words = z.string().max(MESSAGE_CHARS)
const act = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape })

export const caseAction = z.discriminatedUnion('type', [
  act('reply', { text: words, file_ids: z.array(id).max(20).default([]) }),
  act('note', {
    text: words.min(1),
    file_ids: z.array(id).max(20).default([]),
    mentions: z.array(id).max(20).default([]),
    is_whisper: z.boolean().default(false),
  }),
  /** Null takes it from whoever has it, back to its queue. */
  act('assign', { agent_id: id.nullable() }),
  act('take', {}),
  act('transfer', {
    to: z.union([
      z.strictObject({ agent_id: id }),
      z.strictObject({ team_id: id }),
      z.strictObject({ queue_id: id }),
    ]),
    note: words.default(''),
  }),
  act('set_status', { status: z.enum(DESK_STATUSES), until: instantText.optional() }),
  act('set_tags', { tags }),
  act('add_tags', { tags }),
  act('remove_tags', { tags }),
  act('set_category', { category: caseCategory }),
  act('set_priority', { priority: z.enum(PRIORITIES) }),
  act('set_subject', { subject: z.string().trim().min(1).max(300) }),
  act('set_fields', { fields: z.record(z.string().max(100), z.unknown()) }),
  act('mark_spam', {}),
  act('unmark_spam', {}),
  act('merge', { into: id }),
  act('unmerge', {}),
  act('link', { case_id: id }),
  /** A new ticket of the same customer with the messages from `from_seq` on. */
  act('split', { from_seq: z.number().int().min(1), subject: z.string().trim().min(1).max(300) }),
  act('to_ticket', { subject: z.string().trim().min(1).max(300) }),
  act('watch', { agent_id: id.optional() }),
  act('unwatch', { agent_id: id.optional() }),
  act('request_rating', {}),
  act('schedule_followup', {
    due_at: instantText,
    agent_id: id.optional(),
    note: words.default(''),
  }),
  act('finish_followup', { followup_id: id, outcome: words.default('') }),
  act('edit_message', { message_id: id, text: words.min(1) }),
  act('redact_message', { message_id: id }),
])
export type CaseAction = z.infer<typeof caseAction>
export type CaseActionType = CaseAction['type']

/** One action, with a key that makes sending it twice harmless. */
export const actionRequest = z.strictObject({
  client_key: z.string().min(8).max(100),
  action: caseAction,
})
export type ActionRequest = z.infer<typeof actionRequest>
