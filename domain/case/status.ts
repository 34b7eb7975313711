import type { EventType } from '../event/catalogue.ts'

/** Where a case stands. Only events move it; a resolved case that is closed stays resolved. */
export type CaseStatus =
  | 'open'
  | 'pending'
  | 'on_hold'
  | 'snoozed'
  | 'resolved'
  | 'closed'
  | 'abandoned'

/** What of an event can move a case. */
export interface StatusEvent {
  readonly type: EventType
  /** Of `case.status_changed`. */
  readonly status?: string | undefined
  /** A public message of the customer. */
  readonly isCustomerMessage?: boolean
}

/** Somebody still has to do something: open, pending, on_hold or snoozed. */
export function isLive(status: CaseStatus): boolean {
  return status !== 'resolved' && status !== 'closed' && status !== 'abandoned'
}

/** The status after an event (metrics.md, "The life of a case"). */
export function nextStatus(before: CaseStatus, event: StatusEvent): CaseStatus {
  switch (event.type) {
    case 'case.status_changed':
      if (event.status === 'closed') return before === 'resolved' ? 'resolved' : 'closed'
      return (event.status ?? before) as CaseStatus
    case 'case.resolved':
      return 'resolved'
    case 'case.reopened':
      return 'open'
    case 'case.abandoned':
      return before === 'resolved' || before === 'closed' ? before : 'abandoned'
    case 'message.sent':
      return before === 'abandoned' && event.isCustomerMessage === true ? 'open' : before
    default:
      return before
  }
}

/**
 * Whether a move is a reopening: any move of a resolved case back to life, or `case.reopened` of one that had
 * ended otherwise. A visitor who comes back after abandoning only returns.
 */
export function isReopening(before: CaseStatus, after: CaseStatus, type: EventType): boolean {
  if (!isLive(after)) return false
  return before === 'resolved' || (type === 'case.reopened' && !isLive(before))
}
