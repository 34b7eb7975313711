import { z } from 'zod'
import { instantText, line, phone } from '../field.ts'
import { visitorEntry } from './entry.ts'
import { widgetOrigin } from './widget-origin.ts'

/** What the widget asks over HTTP, beside its socket. Everything but `GET /config` and `POST /visitors` needs the visitor's token. */

/** A text by language tag; the widget picks one. */
const byLanguage = (max: number) =>
  z.record(z.string().max(20), z.string().trim().max(max)).readonly()

/** A question before a chat begins. `name`, `email` and `phone` are the customer's own; others are kept beside them. */
const formField = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,49}$/, 'is not a lower-case word such as order_no'),
  label: byLanguage(100),
  type: z.enum(['text', 'email', 'tel', 'select']),
  is_required: z.boolean(),
  /** Of a select. */
  options: z.array(line(100)).max(50).readonly(),
})

/** How the widget looks and what it asks, as an administrator sets it. */
export const widgetSettings = z
  .strictObject({
    name: line(60),
    color: z.string().regex(/^#[0-9a-f]{6}$/i, 'is not a colour such as #3451d1'),
    /** The corner of the page. */
    position: z.enum(['left', 'right']),
    /** Whose hours count; null: the default calendar's, and without one it is always open. */
    calendar_id: z.string().max(200).nullable(),
    greeting: byLanguage(300),
    consent: byLanguage(1_000),
    form: z.array(formField).max(10).readonly(),
    /** The sites whose pages may carry it; none: every site. The product's own address always may. */
    origins: z.array(widgetOrigin).max(100).default([]).readonly(),
  })
  .readonly()
export type WidgetSettings = z.infer<typeof widgetSettings>

export const widgetConfig = z
  .object({
    name: z.string(),
    color: z.string(),
    position: z.enum(['left', 'right']),
    greeting: byLanguage(300),
    consent: byLanguage(1_000),
    form: z.array(formField).readonly(),
    /** Someone answers now; else a ticket can be left. */
    is_open: z.boolean(),
    opens_at: instantText.nullable(),
    max_file_bytes: z.number().int(),
    /** Endings, with a dot. */
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
  phone: phone.optional(),
  fields: z.record(z.string().max(100), z.string().max(500)).default({}),
})
export type VisitorInput = z.infer<typeof visitorInput>

export const visitorWelcome = z.object({ token: z.string(), customer_id: z.string() }).readonly()
export type VisitorWelcome = z.infer<typeof visitorWelcome>

/** Where the visitor is; told only by who has agreed. */
export const visitorPage = z.strictObject({
  url: z.string().max(2_000),
  title: z.string().max(300),
})
export type VisitorPage = z.infer<typeof visitorPage>

export const visitorCaseInput = z.strictObject({
  kind: z.enum(['chat', 'ticket']),
  client_key: z.string().min(8).max(100),
  text: z.string().min(1).max(20_000),
  subject: z.string().trim().min(1).max(300).optional(),
  file_ids: z.array(z.string().max(200)).max(20).default([]),
  page: visitorPage.optional(),
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

/** A further message; the socket has the same. */
export const visitorMessageInput = z.strictObject({
  client_key: z.string().min(8).max(100),
  text: z.string().max(20_000),
  file_ids: z.array(z.string().max(200)).max(20).default([]),
})
export type VisitorMessageInput = z.infer<typeof visitorMessageInput>

/** Where a message went; `seq` of the customer's count, null when it began a case of its own. */
export const visitorSaid = z
  .object({ case_id: z.string(), seq: z.number().int().nullable() })
  .readonly()
export type VisitorSaid = z.infer<typeof visitorSaid>

/** The same as the socket's `standing`. */
export const visitorStanding = z
  .object({
    status: z.enum(['queued', 'open', 'resolved', 'closed']),
    position: z.number().int().nullable(),
    expected_wait_secs: z.number().nullable(),
    agent_name: z.string().nullable(),
  })
  .readonly()
export type VisitorStanding = z.infer<typeof visitorStanding>

/** What somebody with a link to rate by is shown. */
export const ratingAsked = z
  .object({
    name: z.string(),
    subject: z.string().nullable(),
    number: z.number().int(),
    agent_name: z.string().nullable(),
    score: z.number().nullable(),
    comment: z.string().nullable(),
  })
  .readonly()
export type RatingAsked = z.infer<typeof ratingAsked>

/** Where a customer can rate a case without the widget, for a mail or a message. */
export const ratingLink = z.object({ url: z.string() }).readonly()
export type RatingLink = z.infer<typeof ratingLink>

export const ratingInput = z.strictObject({
  score: z.number().int().min(1).max(5),
  comment: z.string().trim().max(2_000).default(''),
})
export type RatingInput = z.infer<typeof ratingInput>
