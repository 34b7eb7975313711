import { type DeskStatus, PRIORITIES, TIERS } from '../../domain/contract/public.ts'
import type { DeskTables } from '../store/tables.ts'

export type CaseRow = DeskTables['desk_cases']

/**
 * A case as this room's functions know it: the row, with its text parsed and without the columns that follow from
 * others. Instants are epoch ms. It is what `decide` of `commitCase` is given.
 */
export interface CaseState {
  readonly id: string
  readonly kind: 'chat' | 'ticket'
  readonly number: number
  readonly subject: string | null
  readonly channel: string
  readonly status: DeskStatus
  readonly priority: (typeof PRIORITIES)[number]
  readonly tier: string | null
  readonly language: string | null
  readonly category: string | null
  readonly business_line: string | null
  readonly tags: readonly string[]
  readonly fields: Readonly<Record<string, unknown>>
  /** The queue it waits in, or came through last. */
  readonly queue_id: string | null
  readonly team_id: string | null
  readonly agent_id: string | null
  readonly customer_id: string | null
  readonly customer_name: string | null
  readonly opened_at: number
  /** In its queue since; null when it does not wait in one. */
  readonly queued_at: number | null
  readonly assigned_at: number | null
  /** First customer message that no human has answered. */
  readonly waiting_since: number | null
  readonly first_replied_at: number | null
  readonly last_message_at: number | null
  readonly last_customer_at: number | null
  readonly last_agent_at: number | null
  readonly preview: string | null
  readonly snoozed_until: number | null
  /** Of the resolve that still stands. */
  readonly resolved_at: number | null
  readonly closed_at: number | null
  /** The visitor left while nobody had come; their next message brings the case back. */
  readonly abandoned_at: number | null
  readonly updated_at: number
  readonly last_seq: number
  readonly last_public_seq: number
  readonly last_event_seq: number
  readonly merged_into: string | null
  readonly is_spam: boolean
  /** How far the customer has read, in what they see. */
  readonly visitor_seq: number
  readonly client_key: string | null
}

/** Nobody waits: sorts after everybody who does. */
const NEVER = 8_640_000_000_000_000

export function isEnded(status: DeskStatus): boolean {
  return status === 'resolved' || status === 'closed'
}

/** Nothing is left to be done: ended, spam, or merged away. */
export function isDone(state: Pick<CaseState, 'status' | 'is_spam' | 'merged_into'>): boolean {
  return isEnded(state.status) || state.is_spam || state.merged_into !== null
}

export function caseOfRow(row: CaseRow): CaseState {
  const { priority_rank: _p, tier_rank: _t, wait_order: _w, is_done: _d, ...rest } = row
  const { tags_json, fields_json, ...plain } = rest
  return {
    ...plain,
    kind: row.kind as CaseState['kind'],
    status: row.status as DeskStatus,
    priority: row.priority as CaseState['priority'],
    tags: JSON.parse(tags_json) as string[],
    fields: JSON.parse(fields_json) as Record<string, unknown>,
    is_spam: row.is_spam === 1,
  }
}

export function rowOfCase({ tags, fields, ...state }: CaseState): CaseRow {
  return {
    ...state,
    tags_json: JSON.stringify(tags),
    fields_json: JSON.stringify(fields),
    is_spam: state.is_spam ? 1 : 0,
    is_done: isDone(state) ? 1 : 0,
    priority_rank: PRIORITIES.indexOf(state.priority),
    tier_rank: tierRank(state.tier),
    wait_order: state.waiting_since ?? NEVER,
  }
}

/** The columns of a row that differ. */
export function changedColumns(before: CaseState, after: CaseState): Partial<CaseRow> {
  const from = rowOfCase(before)
  const changed = Object.entries(rowOfCase(after)).filter(
    ([column, value]) => from[column as keyof CaseRow] !== value,
  )
  return Object.fromEntries(changed)
}

/** Higher is served first; a tier nobody knows is served like the standard one. */
export function tierRank(tier: string | null): number {
  return Math.max(0, (TIERS as readonly (string | null)[]).indexOf(tier))
}
