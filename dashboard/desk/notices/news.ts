import type { DeskCase, ToStaffFrame } from '../../../domain/contract/public.ts'

/** Something a person wants to be told of while they look elsewhere. */
export interface News {
  readonly kind: 'assigned' | 'mentioned' | 'message'
  readonly case_id: string
  /** Who wrote, where that matters. */
  readonly name: string | null
  readonly words: string
}

export interface NewsContext {
  readonly agentId: string
  readonly caseOf: (caseId: string) => DeskCase | undefined
  /** Epoch ms. */
  readonly now: number
  /** When the last message came that has been told of already. */
  readonly toldUntil: (caseId: string) => string | null
}

/** What was said before is no news, when something else about the case changes. */
const FRESH_MS = 60_000

/**
 * What a frame is news of: a case that came to me, a note that names me, a customer's word in a case of mine.
 * Not my own doing, not what I saw before.
 */
export function newsOf(frame: ToStaffFrame, context: NewsContext): News | null {
  if (frame.type === 'assigned') {
    const row = context.caseOf(frame.case_id)
    const words = row?.preview ?? row?.subject ?? frame.reason
    return { kind: 'assigned', case_id: frame.case_id, name: row?.customer_name ?? null, words }
  }
  if (frame.type === 'mentioned') {
    return { kind: 'mentioned', case_id: frame.case_id, name: frame.by, words: '' }
  }
  if (frame.type !== 'case') return null
  const row = frame.case
  const isMine = row.agent_id === context.agentId
  const isNew =
    row.waiting_since !== null &&
    row.last_message_at !== null &&
    row.last_message_at > (context.toldUntil(row.id) ?? '') &&
    context.now - Date.parse(row.last_message_at) < FRESH_MS
  if (!isMine || !isNew || row.last_seq <= row.read_seq) return null
  return { kind: 'message', case_id: row.id, name: row.customer_name, words: row.preview ?? '' }
}
