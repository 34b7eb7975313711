import { z } from 'zod'
import { phone } from '../field.ts'
import { caseAction } from './action.ts'
import { deskCase, TIERS } from './case.ts'
import { caseEntry } from './entry.ts'

/** Requests and answers about cases over HTTP, beside the inbox and the case itself. */
const id = z.string().min(1).max(200)
const seq = z.coerce.number().int().min(0)

/** A stretch of a case's entries: after `since`, or the last ones there are, or the last ones before `before`. */
export const entriesRequest = z.strictObject({
  since: seq.optional(),
  before: seq.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})
export type EntriesRequest = z.infer<typeof entriesRequest>

export const entriesAnswer = z.object({ entries: z.array(caseEntry).readonly() }).readonly()
export type EntriesAnswer = z.infer<typeof entriesAnswer>

/** What one request made: the case after it, and the entries it wrote; of a repeated one what it wrote then. */
export const committedCase = z
  .object({ case: deskCase, entries: z.array(caseEntry).readonly() })
  .readonly()
export type CommittedCase = z.infer<typeof committedCase>

/** The same action on each; one that is refused does not hold up the others. */
export const bulkInput = z.strictObject({
  case_ids: z.array(id).min(1).max(200),
  action: caseAction,
  /** Sent twice, done once. */
  client_key: z.string().min(8).max(60).optional(),
})
export type BulkInput = z.infer<typeof bulkInput>

export const bulkAnswer = z
  .object({
    results: z
      .array(
        z.object({
          case_id: z.string(),
          /** Why it was not done; null: it was. */
          error: z.object({ code: z.string(), message: z.string() }).nullable(),
        }),
      )
      .readonly(),
  })
  .readonly()
export type BulkAnswer = z.infer<typeof bulkAnswer>

export const readInput = z.strictObject({ seq: z.number().int().min(0) })
export type ReadInput = z.infer<typeof readInput>

/** What staff know about a customer; null takes it away. */
export const customerChange = z
  .strictObject({
    name: z.string().trim().min(1).max(200).nullable(),
    email: z.email().max(254).nullable(),
    phone: phone.nullable(),
    language: z.string().trim().min(2).max(20).nullable(),
    tier: z.enum(TIERS).nullable(),
    note: z.string().max(5_000).nullable(),
    attributes: z.record(z.string().min(1).max(100), z.string().max(1_000)),
  })
  .partial()
export type CustomerChange = z.infer<typeof customerChange>
