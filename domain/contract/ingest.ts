import { z } from 'zod'
import { instantText } from './field.ts'

/** What is wrong with one thing somebody wrote. */
export const problem = z
  .object({ code: z.string(), path: z.string(), reason: z.string(), fix: z.string() })
  .readonly()

/** `POST /api/v1/events`: what is counted as accepted is on disk. */
export const ingestAnswer = z
  .object({
    accepted: z.number().int(),
    /** Accepted before with the same content. */
    duplicate: z.number().int(),
    rejected_count: z.number().int(),
    /** The first thousand; all of them are in the dead letters. */
    rejected: z
      .array(
        z
          .object({
            /** Place in the body, from 0. */
            index: z.number().int(),
            /** Line of an NDJSON body, from 1. */
            line: z.number().int().optional(),
            event_id: z.string().nullable(),
            problems: z.array(problem).readonly(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()

export const DEAD_LETTER_STATES = ['open', 'replayed', 'dismissed'] as const
export const deadLetterState = z.enum(DEAD_LETTER_STATES)

/** A record that was turned away, kept until somebody mends or dismisses it. */
export const deadLetter = z
  .object({
    id: z.string(),
    source: z.string(),
    file: z.string(),
    line: z.number().int().nullable(),
    event_id: z.string().nullable(),
    problems: z.array(problem).readonly(),
    text: z.string(),
    /** `text` is only the beginning: mend it whole, or import its file again. */
    truncated: z.boolean(),
    state: deadLetterState,
    first_seen_at: instantText,
    settled_at: instantText.nullable(),
  })
  .readonly()
export type DeadLetterView = z.infer<typeof deadLetter>

export const deadLetterFilter = z.strictObject({
  source: z.string().max(200).optional(),
  file: z.string().max(1_000).optional(),
  code: z.string().max(200).optional(),
})

export const deadLetterPage = deadLetterFilter.extend({
  state: deadLetterState.optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(100),
  /** `next` of the page before. */
  after: z.string().max(200).optional(),
})

export const deadLetterList = z
  .object({ dead_letters: z.array(deadLetter).readonly(), next: z.string().nullable() })
  .readonly()

export const replayRequest = z.strictObject({
  ids: z.array(z.string()).min(1).max(10_000).optional(),
  filter: deadLetterFilter.optional(),
})

export const replayAnswer = z
  .object({
    replayed: z.number().int(),
    duplicates: z.number().int(),
    refused: z
      .array(z.object({ id: z.string(), problems: z.array(problem).readonly() }).readonly())
      .readonly(),
  })
  .readonly()

export const dataHealth = z
  .object({
    events_count: z.number().int(),
    /** Age of the oldest accepted event that cannot be queried yet. */
    lag_secs: z.number(),
    is_folding: z.boolean(),
    sources: z
      .array(
        z
          .object({
            source: z.string(),
            events_count: z.number().int(),
            last_occurred_at: instantText,
            last_received_at: instantText,
          })
          .readonly(),
      )
      .readonly(),
    spool: z
      .object({
        files: z.number().int(),
        bytes: z.number().int(),
        oldest_at: instantText.nullable(),
        problem: z.string().nullable(),
        failed_at: instantText.nullable(),
      })
      .readonly()
      .nullable(),
    dead_letters_count: z.number().int(),
    dead_letters: z
      .array(z.object({ source: z.string(), code: z.string(), count: z.number().int() }).readonly())
      .readonly(),
    unmapped: z
      .array(
        z
          .object({
            source: z.string(),
            field: z.string(),
            value: z.string(),
            rows_count: z.number().int(),
          })
          .readonly(),
      )
      .readonly(),
    warehouse_problem: z.string().nullable(),
  })
  .readonly()
export type DataHealthView = z.infer<typeof dataHealth>
