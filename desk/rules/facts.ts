import type { ChangedField, RuleEvent } from '../../domain/contract/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Entry } from '../commit/case-change.ts'

/** What conditions of rules are judged by: a case as it stands, what set the rule off, and the time. */
export interface RuleFacts {
  readonly case: RuledCase
  /** Null when time set it off. */
  readonly occasion: Occasion | null
  /** Epoch ms. */
  readonly now: number
  /** Within business hours; true without a calendar. */
  readonly is_open: boolean
}

export type RuledCase = Pick<
  CaseState,
  | 'id'
  | 'kind'
  | 'number'
  | 'subject'
  | 'channel'
  | 'status'
  | 'priority'
  | 'tier'
  | 'language'
  | 'category'
  | 'business_line'
  | 'tags'
  | 'fields'
  | 'queue_id'
  | 'team_id'
  | 'agent_id'
  | 'customer_name'
  | 'opened_at'
  | 'waiting_since'
>

export interface Occasion {
  readonly event: RuleEvent
  /** Its place in the case. */
  readonly seq: number
  /** The words of a message or note. */
  readonly text: string | null
  readonly changed: Changes
}

/** What a change was from and to, for what did change. */
export type Changes = Readonly<Partial<Record<ChangedField, Change>>>
export interface Change {
  readonly from: string | null
  readonly to: string | null
}

const CHANGED = ['status', 'priority', 'category', 'agent_id', 'team_id'] as const

export function changesBetween(
  before: Pick<RuledCase, ChangedField> | null,
  after: Pick<RuledCase, ChangedField>,
): Changes {
  if (before === null) return {}
  return Object.fromEntries(
    CHANGED.filter((field) => before[field] !== after[field]).map((field) => [
      field,
      { from: before[field], to: after[field] },
    ]),
  )
}

/** What an entry is to a rule; null when nothing can be set off by it. A whisper sets nothing off. */
export function eventOfEntry(
  entry: Pick<Entry, 'kind' | 'author_kind' | 'activity' | 'is_whisper'>,
): RuleEvent | null {
  if (entry.kind === 'note') return entry.is_whisper ? null : 'note'
  if (entry.kind === 'message') {
    if (entry.author_kind === 'customer') return 'customer_message'
    return entry.author_kind === 'agent' ? 'agent_message' : null
  }
  switch (entry.activity) {
    case 'opened':
    case 'assigned':
    case 'unassigned':
    case 'transferred':
    case 'status_changed':
    case 'resolved':
    case 'reopened':
    case 'tagged':
    case 'classified':
    case 'priority_changed':
    case 'fields_changed':
    case 'rating_given':
    case 'followup_done':
    case 'abandoned':
      return entry.activity
    default:
      return null
  }
}
