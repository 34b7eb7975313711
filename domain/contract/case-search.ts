import { z } from 'zod'
import { dimensionNames, queryFilters } from './query.ts'
import { isZone } from '../time/zone.ts'

/**
 * Cases found by what was said in them and by what became of them. `POST /api/v1/cases/search` lists them page by
 * page, `POST /api/v1/cases/breakdown` counts the same cases by one property.
 */
const moment = z.string().min(1).max(40)

/** What can be filtered by and counted by. Holders and places (team, queue, priority …) are the present ones. */
export const CASE_PROPERTIES = [
  'team',
  'queue',
  'agent',
  'channel',
  'case_kind',
  'category',
  'priority',
  'customer_tier',
  'language',
  'status',
  'tag',
  'source',
  'business_line',
  'sla',
  'rating',
  'reopened',
  'bot',
  'handoff_reason',
] as const
export const caseProperty = z.enum(CASE_PROPERTIES)
export type CaseProperty = z.infer<typeof caseProperty>

/** What became of everything promised: the worst of it. */
export const SLA_OUTCOMES = ['breached', 'running', 'met', 'none'] as const

export const CASE_SORTS = ['opened', 'updated', 'wait', 'rating'] as const
export const caseSort = z.enum(CASE_SORTS)
export type CaseSort = z.infer<typeof caseSort>

/** Two characters at least: one occurs nearly everywhere. */
export const caseWords = z.string().trim().min(2).max(200)

const looked = {
  /** When the case was opened. */
  from: moment,
  to: moment,
  tz: z.string().refine(isZone, 'is not an IANA time zone').optional(),
  as_of: moment.optional(),
  /** In messages, notes, subjects, comments, the id of the case, the customer's id and name. */
  text: caseWords.optional(),
  /** By property: any of the values. `reopened` is yes or no, `bot` is bot or human. */
  filters: queryFilters.optional(),
  /** Spam and what was merged away; left out by default, as metrics leave them out. */
  with_excluded: z.boolean().optional(),
}

export const caseSearch = z.strictObject({
  ...looked,
  /** What has none stands last. Default: opened last first. `wait` is the longest one. */
  sort: z.strictObject({ by: caseSort, direction: z.enum(['asc', 'desc']).optional() }).optional(),
  limit: z.number().int().min(1).max(500).optional(),
  /** `next_cursor` of the page before, with the same search. */
  cursor: z.string().min(1).max(500).optional(),
})
export type CaseSearch = z.infer<typeof caseSearch>

export const caseBreakdown = z.strictObject({ ...looked, by: caseProperty })
export type CaseBreakdown = z.infer<typeof caseBreakdown>

/** The first place where the words stand; marks are in UTF-16 units. */
const snippet = z.object({
  text: z.string(),
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
})
export type CaseSnippet = z.infer<typeof snippet>

export const foundCase = z.object({
  case_id: z.string(),
  source: z.string(),
  case_kind: z.string(),
  channel: z.string().nullable(),
  customer_id: z.string().nullable(),
  subject: z.string().nullable(),
  language: z.string().nullable(),
  opened_at: z.string(),
  updated_at: z.string(),
  status: z.string(),
  team_id: z.string().nullable(),
  queue_id: z.string().nullable(),
  agent_id: z.string().nullable(),
  priority: z.string().nullable(),
  customer_tier: z.string().nullable(),
  category: z.string().nullable(),
  tags: z.array(z.string()),
  has_bot: z.boolean(),
  is_excluded: z.boolean(),
  reopen_count: z.number().int(),
  /** Null: no human replied. */
  first_reply_secs: z.number().nullable(),
  /** The longest wait for a human reply; one that lasts, until as_of. Null: the customer never waited. */
  longest_wait_secs: z.number().nullable(),
  /** 0 to 1, the last one given about a person, else about the bot. */
  rating: z.number().nullable(),
  sla: z.enum(SLA_OUTCOMES),
  snippet: snippet.nullable(),
})
export type CaseFound = z.infer<typeof foundCase>

export const caseSearchAnswer = z.object({
  cases: z.array(foundCase),
  /** Of all pages. */
  total: z.number().int(),
  /** Null: this is the last page. */
  next_cursor: z.string().nullable(),
  names: dimensionNames,
  meta: z.object({ from: z.string(), to: z.string(), tz: z.string(), as_of: z.string() }),
})
export type CaseSearchAnswer = z.infer<typeof caseSearchAnswer>

/** Most cases first. A case with several tags counts under each; `total` counts it once. */
export const caseBreakdownAnswer = z.object({
  values: z.array(z.object({ value: z.string().nullable(), count: z.number().int() })),
  total: z.number().int(),
  names: dimensionNames,
})
export type CaseBreakdownAnswer = z.infer<typeof caseBreakdownAnswer>
