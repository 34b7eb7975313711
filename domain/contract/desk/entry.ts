import { z } from 'zod'
import { instantText } from '../field.ts'

/**
 * What happens in a case, as staff see it: messages, private notes and every change, in one order. `seq` counts
 * 1, 2, 3 … without a gap within the case; it is the order, not the time.
 */
export const AUTHOR_KINDS = ['customer', 'agent', 'bot', 'system', 'rule'] as const

export const entryAuthor = z
  .object({
    kind: z.enum(AUTHOR_KINDS),
    /** The agent's, customer's, bot's or rule's id; null for the system. */
    id: z.string().nullable(),
    name: z.string().nullable(),
  })
  .readonly()
export type EntryAuthor = z.infer<typeof entryAuthor>

export const caseFile = z
  .object({
    id: z.string(),
    name: z.string(),
    /** Found by content, never taken from the sender. */
    media_type: z.string(),
    bytes: z.number().int(),
    /** Pictures only. */
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
  })
  .readonly()
export type CaseFile = z.infer<typeof caseFile>

/** Every change that stands in a case's log; what changed is in `data`. */
export const ACTIVITIES = [
  'opened',
  'queued',
  'dequeued',
  'assigned',
  'unassigned',
  'transferred',
  'status_changed',
  'abandoned',
  'resolved',
  'reopened',
  'merged',
  'unmerged',
  'marked_spam',
  'unmarked_spam',
  'tagged',
  'classified',
  'priority_changed',
  'subject_changed',
  'fields_changed',
  'linked',
  'split',
  'watched',
  'unwatched',
  'rating_requested',
  'rating_given',
  'followup_scheduled',
  'followup_done',
  'message_edited',
  'message_redacted',
  'rule_fired',
] as const
export type Activity = (typeof ACTIVITIES)[number]

export const caseEntry = z
  .object({
    case_id: z.string(),
    seq: z.number().int(),
    at: instantText,
    author: entryAuthor,
    kind: z.enum(['message', 'note', 'activity']),
    /** Of a message or note: as typed, in Markdown. Empty when redacted. */
    text: z.string().nullable(),
    /** The same, rendered and cleaned by the server's allow-list: safe to show. */
    html: z.string().nullable(),
    message_id: z.string().nullable(),
    files: z.array(caseFile).readonly(),
    /** Agents who are named in a note. */
    mentions: z.array(z.string()).readonly(),
    /** A supervisor's word to the agent alone. */
    is_whisper: z.boolean(),
    edited_at: instantText.nullable(),
    redacted_at: instantText.nullable(),
    activity: z.enum(ACTIVITIES).nullable(),
    data: z.record(z.string(), z.unknown()).readonly(),
    /** The sender's key of this message: tells a client which of its own messages this is. */
    client_key: z.string().nullable(),
  })
  .readonly()
export type CaseEntry = z.infer<typeof caseEntry>

/** The same case as its customer sees it, with a gap-free count of its own: no notes, few changes, no ids of staff. */
export const visitorEntry = z
  .object({
    seq: z.number().int(),
    at: instantText,
    author: z.enum(['customer', 'agent', 'bot', 'system']),
    author_name: z.string().nullable(),
    kind: z.enum(['message', 'notice']),
    html: z.string().nullable(),
    text: z.string().nullable(),
    files: z.array(caseFile).readonly(),
    /** What the notice says; the client has the words. */
    notice: z
      .enum([
        'queued',
        'assigned',
        'transferred',
        'to_ticket',
        'resolved',
        'reopened',
        'closed',
        'rating_requested',
        'rated',
        'message_redacted',
        'message_edited',
      ])
      .nullable(),
    data: z.record(z.string(), z.unknown()).readonly(),
    client_key: z.string().nullable(),
  })
  .readonly()
export type VisitorEntry = z.infer<typeof visitorEntry>
