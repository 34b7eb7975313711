import { type CaseStatus, isLive, isReopening, nextStatus } from '../../domain/public.ts'
import type { CaseEvent, Ref } from './case-event.ts'
import { type CaseValues, labelOf, NO_VALUES, valuesAfter } from './case-values.ts'
import type { FoldContext } from './fold-context.ts'

/**
 * One event and what it did: worked out once, then read by every tracker (stays, waits, stretches, promises …).
 */
export interface Step {
  readonly event: CaseEvent
  readonly at: number
  readonly statusBefore: CaseStatus
  readonly status: CaseStatus
  readonly before: CaseValues
  readonly values: CaseValues
  readonly isLive: boolean
  /** Ends what runs: the case stops being live, or is marked as spam or merged away. */
  readonly isEnd: boolean
  /** The event says that the case ends, also of a case that had ended before: no stay and no target outlives it. */
  readonly isEnding: boolean
  /** The case is back: live again, un-spammed or unmerged. What had ended stays ended. */
  readonly isReturn: boolean
  /** Who took the case by this event: assigned or transferred to them; else 0. */
  readonly acceptedBy: Ref
  readonly isCustomerMessage: boolean
  readonly isHumanReply: boolean
  readonly isReopening: boolean
  /** A resolve that counts: not one of several in a row. */
  readonly isResolve: boolean
  readonly isHandoff: boolean
}

/** What a walk over the events remembers from step to step. */
export interface Walk {
  status: CaseStatus
  values: CaseValues
  isSpam: boolean
  mergedInto: Ref
  seenMessages: Set<number> | undefined
}

export function newWalk(): Walk {
  return {
    status: 'open',
    values: NO_VALUES,
    isSpam: false,
    mergedInto: 0,
    seenMessages: undefined,
  }
}

/** Takes the next event; null when it says nothing new (a message_id that was there before). */
export function takeStep(walk: Walk, event: CaseEvent, context: FoldContext): Step | null {
  if (event.type === 'message.sent' && isRepeated(walk, event.messageKey)) return null
  const { status: statusBefore, values: before } = walk
  const wasExcluded = isExcluded(walk)
  const isPublic = event.type === 'message.sent' && !event.isNote
  const isCustomerMessage = isPublic && event.author === 'customer'
  markExclusion(walk, event, context)
  walk.status = nextStatus(statusBefore, {
    type: event.type,
    status: event.data['status'] as string | undefined,
    isCustomerMessage,
  })
  walk.values = valuesAfter(before, event, context)
  const live = isLive(walk.status)
  const isMark = event.type === 'case.marked_spam' || event.type === 'case.merged'
  return {
    event,
    at: event.at,
    statusBefore,
    status: walk.status,
    before,
    values: walk.values,
    isLive: live,
    isEnd: isMark || (isLive(statusBefore) && !live),
    isEnding: isMark || (!live && saysItEnds(event, walk.status)),
    isReturn: live && (!isLive(statusBefore) || (wasExcluded && !isExcluded(walk))),
    acceptedBy: acceptedBy(event, context),
    isCustomerMessage,
    isHumanReply: isPublic && event.author === 'agent',
    isReopening: isReopening(statusBefore, walk.status, event.type),
    isResolve: event.type === 'case.resolved' && statusBefore !== 'resolved',
    isHandoff: event.type === 'case.bot_handoff',
  }
}

export function isExcluded(walk: Walk): boolean {
  return walk.isSpam || walk.mergedInto !== 0
}

/** An abandon that was ignored, since the case was resolved or closed, ends nothing. */
function saysItEnds({ type }: CaseEvent, status: CaseStatus): boolean {
  if (type === 'case.abandoned') return status === 'abandoned'
  return type === 'case.resolved' || type === 'case.status_changed'
}

function markExclusion(walk: Walk, event: CaseEvent, context: FoldContext): void {
  if (event.type === 'case.marked_spam') walk.isSpam = true
  else if (event.type === 'case.unmarked_spam') walk.isSpam = false
  else if (event.type === 'case.merged') walk.mergedInto = labelOf(event.data['into'], context)
  else if (event.type === 'case.unmerged') walk.mergedInto = 0
}

function acceptedBy(event: CaseEvent, context: FoldContext): Ref {
  if (event.type === 'case.assigned') return event.agent
  if (event.type === 'case.transferred') return labelOf(event.data['to_agent'], context)
  return 0
}

function isRepeated(walk: Walk, messageKey: number): boolean {
  walk.seenMessages ??= new Set()
  if (walk.seenMessages.has(messageKey)) return true
  walk.seenMessages.add(messageKey)
  return false
}
