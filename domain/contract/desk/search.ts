import { z } from 'zod'
import { instantText } from '../field.ts'
import { CASE_KINDS, DESK_STATUSES } from './case.ts'

export const SEARCH_KINDS = ['cases', 'messages', 'customers'] as const
export type SearchKind = (typeof SEARCH_KINDS)[number]

export const searchRequest = z.strictObject({
  q: z.string().trim().min(1).max(200),
  /** With commas, `cases,messages`; all of them when left out. */
  kinds: z
    .string()
    .max(100)
    .default(SEARCH_KINDS.join(','))
    .transform((text) => text.split(',').map((kind) => kind.trim()))
    .pipe(z.array(z.enum(SEARCH_KINDS)).min(1)),
  /** Of each kind. */
  limit: z.coerce.number().int().min(1).max(50).default(10),
})
export type SearchRequest = z.infer<typeof searchRequest>

/** The place of a hit: plain text, and where in it the words that were asked for stand, in UTF-16 units. */
export const searchSnippet = z
  .object({
    text: z.string(),
    marks: z.array(z.tuple([z.number().int(), z.number().int()])).readonly(),
  })
  .readonly()
export type SearchSnippet = z.infer<typeof searchSnippet>

const foundCase = z
  .object({
    id: z.string(),
    kind: z.enum(CASE_KINDS),
    number: z.number().int(),
    subject: z.string().nullable(),
    status: z.enum(DESK_STATUSES),
    channel: z.string(),
    agent_id: z.string().nullable(),
    team_id: z.string().nullable(),
    customer_id: z.string().nullable(),
    customer_name: z.string().nullable(),
    /** Where it went, when it was merged into another. */
    merged_into: z.string().nullable(),
    is_spam: z.boolean(),
    updated_at: instantText,
  })
  .readonly()
export type FoundCase = z.infer<typeof foundCase>

export const searchAnswer = z
  .object({
    cases: z.array(z.object({ case: foundCase, snippet: searchSnippet }).readonly()).readonly(),
    messages: z
      .array(
        z
          .object({
            case: foundCase,
            /** Of the entry: where the conversation is to be opened. */
            seq: z.number().int(),
            at: instantText,
            author_kind: z.string(),
            author_name: z.string().nullable(),
            is_note: z.boolean(),
            snippet: searchSnippet,
          })
          .readonly(),
      )
      .readonly(),
    customers: z
      .array(
        z
          .object({
            id: z.string(),
            name: z.string().nullable(),
            email: z.string().nullable(),
            phone: z.string().nullable(),
            tier: z.string().nullable(),
            snippet: searchSnippet,
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
export type SearchAnswer = z.infer<typeof searchAnswer>
