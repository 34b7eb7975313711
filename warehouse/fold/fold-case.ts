import type { CaseEvent } from './case-event.ts'
import { type CaseFold, newCaseFold } from './case-fold.ts'
import { caseColumns, identify } from './case-identity.ts'
import { caseRow } from './case-row.ts'
import type { CaseFacts, FoldCase } from './fact-sink.ts'
import type { FoldContext } from './fold-context.ts'
import { promiseRow } from './promise.ts'
import { isExcluded, type Step, takeStep } from './step.ts'
import { trackFirstReply } from './track-first-reply.ts'
import { breachOverdue, promiseAtOpening, trackPromises } from './track-promises.ts'
import { ratingRows, trackRatings } from './track-ratings.ts'
import { resolutionRows, trackResolutions } from './track-resolutions.ts'
import { stateRows, trackStates } from './track-states.ts'
import { stayRows, trackStays } from './track-stays.ts'
import { assignmentRows, inHandRows, trackStretches } from './track-stretches.ts'
import { trackWaits, waitRows } from './track-waits.ts'

/**
 * The fold: all events of one case, in fold order, to its facts. A pure function: the same events in the same
 * context give the same facts, whenever and in whatever order they arrived.
 * @param context the directory, calendars and policies that hold
 * @returns a function from the events of one case (at least one) to its facts
 */
export function createFold(context: FoldContext): FoldCase {
  return (events) => factsOf(walkCase(events, context), events)
}

/** Walks a case to its end and returns what is then known; the live board keeps it. */
export function walkCase(events: readonly CaseEvent[], context: FoldContext): CaseFold {
  const identity = identify(events, context)
  const fold = newCaseFold(identity, context)
  for (const event of events) {
    const step = takeStep(fold.walk, event, context)
    if (step !== null) track(fold, step)
  }
  return fold
}

function track(fold: CaseFold, step: Step): void {
  const { context } = fold
  breachOverdue(fold.promises, step.at, step.before)
  const isOpening = fold.opened === null
  fold.opened ??= { at: step.at, by: step.event.agent, values: step.values }
  if (step.status !== step.statusBefore || isOpening) fold.statusAt = step.at
  trackStates(fold.history, step)
  trackStays(fold.stays, step)
  trackStretches(fold.stretches, step)
  trackFirstReply(fold.firstReply, step, context)
  trackWaits(fold.waits, step, fold.history)
  trackResolutions(fold.resolutions, step)
  trackRatings(fold.ratings, step, context)
  trackMessage(fold, step)
  if (step.isHandoff) fold.hasHandoff = true
  if (isOpening && !context.saysItsPromises(fold.identity.source)) {
    promiseAtOpening(fold.promises, step, fold.identity, fold)
  }
  trackPromises(fold.promises, step, fold)
}

function trackMessage(fold: CaseFold, step: Step): void {
  const { event } = step
  if (event.type !== 'message.sent') return
  fold.messages.push({
    n: fold.messages.length,
    sent_at: step.at,
    author: event.author ?? 'system',
    sent_by: event.agent,
    is_note: event.isNote,
    ...step.values,
  })
  if (event.isNote) return
  if (fold.firstSaidAt === null) {
    fold.firstSaidAt = step.at
    fold.firstSaidTeam = step.values.team
  }
  fold.lastSaidAt = step.at
  if (step.isHumanReply && event.agent !== 0) fold.participants.add(event.agent)
  if (step.isCustomerMessage && event.hasText) fold.hasCustomerText = true
}

function factsOf(fold: CaseFold, events: readonly CaseEvent[]): CaseFacts {
  const { identity, history, walk, stretches, context } = fold
  const last = walk.values
  const isChat = identity.kind === 'chat'
  return {
    columns: caseColumns(identity, isExcluded(walk)),
    cases: [caseRow(fold, events)],
    case_states: stateRows(history, fold.opened?.at ?? 0),
    queue_stays: stayRows(fold.stays, context),
    resolutions: resolutionRows(fold.resolutions),
    waits: waitRows(fold.waits.all, last, context),
    assignments: assignmentRows(stretches, history, { isChat, last, context }),
    chats_in_hand: isChat ? inHandRows(stretches, history, last) : [],
    messages: fold.messages,
    ratings: ratingRows(fold.ratings, last),
    sla_targets: fold.promises.all.map((promise) => promiseRow(promise, last)),
  }
}
