import { z } from 'zod'
import { queryFilters } from './query.ts'
import { isZone } from '../time/zone.ts'

/**
 * What customers asked that the bot had no good answer to: the last words of the customer before an answer the bot was
 * not sure of, and before a hand-over that no answer came before.
 */
const moment = z.string().min(1).max(40)

/** An answer the bot is less sure of than this, or does not say how sure it is, is none. */
export const SURE_ENOUGH = 0.6

export const botQuestionsRequest = z.strictObject({
  /** When the case was opened. */
  from: moment,
  to: moment,
  tz: z.string().refine(isZone, 'is not an IANA time zone').optional(),
  as_of: moment.optional(),
  /** By property, as a search of cases. */
  filters: queryFilters.optional(),
  limit: z.number().int().min(1).max(200).optional(),
})
export type BotQuestionsRequest = z.infer<typeof botQuestionsRequest>

export const botQuestions = z.object({
  /** Most cases first; wordings that differ in capitals, spaces and end marks alone are one. */
  questions: z.array(
    z.object({
      text: z.string(),
      /** In how many cases it was asked. */
      count: z.number().int(),
      /** The newest of them, at most twenty. */
      case_ids: z.array(z.string()),
    }),
  ),
  /** Cases with such a question, and cases where a bot spoke at all. */
  case_count: z.number().int(),
  bot_case_count: z.number().int(),
  /** How sure is sure enough, 0 to 1. */
  sure_enough: z.number(),
})
export type BotQuestions = z.infer<typeof botQuestions>
