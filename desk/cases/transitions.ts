import type { DeskStatus } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { CaseState } from './case-state.ts'

/**
 * What may become what. A resolved or closed case that comes back is reopened; what is closed comes back as open
 * alone, and is never resolved after the fact.
 */
const ALLOWED: Readonly<Record<DeskStatus, readonly DeskStatus[]>> = {
  open: ['pending', 'on_hold', 'snoozed', 'resolved', 'closed'],
  pending: ['open', 'on_hold', 'snoozed', 'resolved', 'closed'],
  on_hold: ['open', 'pending', 'snoozed', 'resolved', 'closed'],
  snoozed: ['open', 'pending', 'on_hold', 'snoozed', 'resolved', 'closed'],
  resolved: ['open', 'pending', 'on_hold', 'closed'],
  closed: ['open'],
}

/** @throws CASE_STATUS_REFUSED, which says what is allowed */
export function refuseTransition({ number, status }: CaseState, to: DeskStatus): void {
  const allowed = ALLOWED[status]
  if (allowed.includes(to)) return
  throw new DeskmetryError('CASE_STATUS_REFUSED', {
    number,
    from: status,
    to,
    allowed: allowed.join(', '),
  })
}

/** @throws CASE_ACTION_REFUSED for a case that was merged away or is spam */
export function refuseExcluded(state: CaseState): void {
  if (state.merged_into !== null) {
    throw refusal(
      state,
      'it was merged into another case',
      'Work on that one, or unmerge it first.',
    )
  }
  if (state.is_spam) {
    throw refusal(state, 'it is marked as spam', 'Take the mark off first (unmark_spam).')
  }
}

export function refusal(
  { number }: Pick<CaseState, 'number'>,
  reason: string,
  fix: string,
): DeskmetryError {
  return new DeskmetryError('CASE_ACTION_REFUSED', { number, reason, fix })
}

const DAY_MS = 86_400_000
const REOPENS_FOR_MS = 7 * DAY_MS

/**
 * Whether the customer's next word brings an ended case back. A resolved ticket always; a chat, and whatever is
 * closed, within 7 days: after that their word begins a case of its own.
 */
export function isReopenable(state: CaseState, at: number): boolean {
  if (state.kind === 'ticket' && state.status === 'resolved') return true
  const endedAt = Math.max(
    state.closed_at ?? 0,
    state.resolved_at ?? 0,
    state.last_customer_at ?? 0,
  )
  return at - endedAt <= REOPENS_FOR_MS
}
