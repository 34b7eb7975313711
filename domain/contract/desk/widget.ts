import { z } from 'zod'
import { instantText } from '../field.ts'
import { visitorEntry } from './entry.ts'

/** What the widget asks over HTTP, beside its socket. Everything but `GET /config` and `POST /visitors` needs the visitor's token. */
export const widgetConfig = z
  .object({
    name: z.string(),
    color: z.string(),
    /** By language tag; the widget picks one. */
    greeting: z.record(z.string(), z.string()).readonly(),
    consent: z.record(z.string(), z.string()).readonly(),
    /** What is asked before a chat begins. */
    form: z
      .array(
        z.object({
          key: z.string(),
          label: z.record(z.string(), z.string()).readonly(),
          type: z.enum(['text', 'email', 'tel', 'select']),
          is_required: z.boolean(),
          options: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    /** Someone answers now; else a ticket can be left. */
    is_open: z.boolean(),
    opens_at: instantText.nullable(),
    max_file_bytes: z.number().int(),
    file_types: z.array(z.string()).readonly(),
  })
  .readonly()
export type WidgetConfig = z.infer<typeof widgetConfig>

/** Only after the visitor has agreed. */
export const visitorInput = z.strictObject({
  has_consented: z.literal(true),
  language: z.string().max(20),
  name: z.string().trim().max(200).optional(),
  email: z.email().max(254).optional(),
  phone: z.string().trim().max(50).optional(),
  fields: z.record(z.string().max(100), z.string().max(500)).default({}),
})
export type VisitorInput = z.infer<typeof visitorInput>

export const visitorWelcome = z.object({ token: z.string(), customer_id: z.string() }).readonly()
export type VisitorWelcome = z.infer<typeof visitorWelcome>

export const visitorCaseInput = z.strictObject({
  kind: z.enum(['chat', 'ticket']),
  client_key: z.string().min(8).max(100),
  text: z.string().min(1).max(20_000),
  subject: z.string().trim().min(1).max(300).optional(),
  file_ids: z.array(z.string().max(200)).max(20).default([]),
  page: z.strictObject({ url: z.string().max(2_000), title: z.string().max(300) }).optional(),
  fields: z.record(z.string().max(100), z.string().max(500)).default({}),
})
export type VisitorCaseInput = z.infer<typeof visitorCaseInput>

export const visitorCase = z
  .object({
    id: z.string(),
    kind: z.enum(['chat', 'ticket']),
    number: z.number().int(),
    subject: z.string().nullable(),
    status: z.enum(['queued', 'open', 'resolved', 'closed']),
    opened_at: instantText,
    last_message_at: instantText.nullable(),
    preview: z.string().nullable(),
    last_seq: z.number().int(),
    read_seq: z.number().int(),
    agent_name: z.string().nullable(),
    /** A rating is asked for and not yet given. */
    rating: z
      .object({
        rating_id: z.string(),
        score: z.number().nullable(),
        comment: z.string().nullable(),
      })
      .nullable(),
  })
  .readonly()
export type VisitorCase = z.infer<typeof visitorCase>

export const visitorTranscript = z
  .object({ case: visitorCase, entries: z.array(visitorEntry).readonly() })
  .readonly()
export type VisitorTranscript = z.infer<typeof visitorTranscript>

export const ratingInput = z.strictObject({
  score: z.number().int().min(1).max(5),
  comment: z.string().trim().max(2_000).default(''),
})
export type RatingInput = z.infer<typeof ratingInput>
