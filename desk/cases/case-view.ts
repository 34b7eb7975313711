import type { DeskCase } from '../../domain/contract/public.ts'
import { type CaseState } from './case-state.ts'

export interface CaseViewOptions {
  /** How far the asking agent has read. */
  readonly read_seq: number
  readonly promises?: DeskCase['promises']
}

/** A line of the inbox, as the contract writes it. */
export function caseView(state: CaseState, { read_seq, promises = [] }: CaseViewOptions): DeskCase {
  const { id, kind, number, subject, channel, status, priority, tier, language } = state
  const { category, business_line, tags, queue_id, team_id, agent_id, customer_id } = state
  const { customer_name, preview, last_seq, merged_into, is_spam } = state
  return {
    id,
    kind,
    number,
    subject,
    channel,
    status,
    priority,
    tier,
    language,
    category,
    business_line,
    tags,
    queue_id,
    team_id,
    agent_id,
    customer_id,
    customer_name,
    opened_at: instantOf(state.opened_at),
    queued_at: instantOrNull(state.queued_at),
    waiting_since: instantOrNull(state.waiting_since),
    last_message_at: instantOrNull(state.last_message_at),
    preview,
    snoozed_until: instantOrNull(state.snoozed_until),
    resolved_at: instantOrNull(state.resolved_at),
    last_seq,
    read_seq,
    merged_into,
    is_spam,
    promises,
  }
}

export const instantOf = (at: number) => new Date(at).toISOString()
export const instantOrNull = (at: number | null) => (at === null ? null : instantOf(at))
