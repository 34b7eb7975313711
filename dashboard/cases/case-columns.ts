import {
  dimensionName,
  formatCount,
  formatInstant,
  formatPercent,
  formatSecs,
  type Language,
  type MessageKey,
  NO_VALUE,
  type ValueNames,
  valueName,
} from '../../charts/public.ts'
import type { CaseFound, CaseSort } from '../../domain/contract/public.ts'
import { shortId } from '../case-name.ts'

/** What a list of cases can show of each, in the order of its columns; the case itself always stands first. */
export const CASE_COLUMNS = [
  'customer',
  'status',
  'channel',
  'kind',
  'category',
  'priority',
  'tier',
  'language',
  'team',
  'queue',
  'agent',
  'tags',
  'opened',
  'updated',
  'first_reply',
  'wait',
  'sla',
  'rating',
  'reopened',
] as const
export type CaseColumn = (typeof CASE_COLUMNS)[number]

export const DEFAULT_COLUMNS: readonly CaseColumn[] = [
  'customer',
  'status',
  'channel',
  'category',
  'agent',
  'opened',
  'wait',
  'sla',
  'rating',
]

/** Columns of figures stand right. */
export const FIGURE_COLUMNS: ReadonlySet<CaseColumn> = new Set([
  'first_reply',
  'wait',
  'rating',
  'reopened',
])

/** Columns that the list can be sorted by. */
export const COLUMN_SORTS: Readonly<Partial<Record<CaseColumn, CaseSort>>> = {
  opened: 'opened',
  updated: 'updated',
  wait: 'wait',
  rating: 'rating',
}

const DIMENSION_OF = {
  status: 'status',
  channel: 'channel',
  kind: 'case_kind',
  category: 'category',
  priority: 'priority',
  tier: 'customer_tier',
  language: 'language',
  team: 'team',
  queue: 'queue',
  agent: 'agent',
  sla: 'sla',
  reopened: 'reopened',
} as const satisfies Partial<Record<CaseColumn, string>>

export interface CellOptions {
  readonly language: Language
  readonly names: ValueNames
  readonly tz: string
  readonly now: number
}

export function columnName(
  column: CaseColumn,
  language: Language,
  t: (key: MessageKey) => string,
): string {
  switch (column) {
    case 'customer':
    case 'opened':
    case 'updated':
    case 'first_reply':
    case 'wait':
    case 'rating':
    case 'tags':
      return t(`cases.column.${column}`)
    default:
      return dimensionName(DIMENSION_OF[column], language)
  }
}

/** A cell in words; nothing is a dash. */
export function cellText(one: CaseFound, column: CaseColumn, options: CellOptions): string {
  const { language, tz, now } = options
  const at = (instant: string) => formatInstant(Date.parse(instant), { tz, language, now })
  switch (column) {
    case 'customer':
      return named('customer', one.customer_id, options)
    case 'opened':
      return at(one.opened_at)
    case 'updated':
      return at(one.updated_at)
    case 'first_reply':
      return formatSecs(one.first_reply_secs, language)
    case 'wait':
      return formatSecs(one.longest_wait_secs, language)
    case 'rating':
      return one.rating === null ? NO_VALUE : formatPercent(one.rating)
    case 'reopened':
      return one.reopen_count === 0 ? NO_VALUE : formatCount(one.reopen_count, language)
    case 'tags':
      return one.tags.length === 0 ? NO_VALUE : one.tags.join(' · ')
    case 'sla':
      return one.sla === 'none' ? NO_VALUE : named('sla', one.sla, options)
    default:
      return named(DIMENSION_OF[column], valueOf(one, column), options)
  }
}

/** The name of a case among people: what it is about, else its number. */
export function caseName({ case_id, subject }: Pick<CaseFound, 'case_id' | 'subject'>): string {
  return subject ?? shortId(case_id)
}

function named(dimension: string, value: string | null, options: CellOptions): string {
  return value === null ? NO_VALUE : valueName(dimension, value, options)
}

function valueOf(
  one: CaseFound,
  column: Exclude<keyof typeof DIMENSION_OF, 'sla' | 'reopened'>,
): string | null {
  switch (column) {
    case 'status':
      return one.status
    case 'channel':
      return one.channel
    case 'kind':
      return one.case_kind
    case 'category':
      return one.category
    case 'priority':
      return one.priority
    case 'tier':
      return one.customer_tier
    case 'language':
      return one.language
    case 'team':
      return one.team_id
    case 'queue':
      return one.queue_id
    case 'agent':
      return one.agent_id
  }
}
