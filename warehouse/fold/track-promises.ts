import { SLA_TARGETS, type SlaTargetName } from '../../domain/public.ts'
import type { CaseFold } from './case-fold.ts'
import type { FoldContext } from './fold-context.ts'
import {
  catchUp,
  endPromise,
  isOverdue,
  newPromise,
  setPace,
  type SlaPromise,
  dueOf,
  type Terms,
} from './promise.ts'
import { type Opening, termsAtOpening, termsOfApplication } from './promise-terms.ts'
import type { CaseValues } from './case-values.ts'
import type { Step } from './step.ts'
import { runningWait, type Wait } from './track-waits.ts'

/** The promises of a case and the standing application for its later waits. */
export interface Promises {
  readonly all: SlaPromise[]
  nextReply: Terms | null
}

/** The other trackers, as they stand after the same event. */
export type Around = Pick<
  CaseFold,
  'history' | 'waits' | 'firstReply' | 'resolutions' | 'opened' | 'context'
>

/** Before an event is taken: what ran past its due by then is breached, with the values that stood. */
export function breachOverdue(promises: Promises, at: number, values: CaseValues): void {
  for (const promise of promises.all) {
    if (promise.outcome === 'running' && isOverdue(promise, at)) {
      endPromise(promise, 'breached', dueOf(promise) ?? at, values)
    }
  }
}

/** At opening, for a source that never says which promises apply. */
export function promiseAtOpening(
  promises: Promises,
  step: Step,
  opening: Omit<Opening, 'values'>,
  around: Around,
): void {
  const policies = around.context.policiesAt(step.at)
  if (policies.length === 0) return
  const at = { ...opening, values: step.values }
  for (const target of ['first_reply', 'resolution'] as const) {
    const terms = termsAtOpening(target, at, policies)
    if (terms !== null) apply(promises, { target, terms }, step, around)
  }
  promises.nextReply = termsAtOpening('next_reply', at, policies)
}

export function trackPromises(promises: Promises, step: Step, around: Around): void {
  if (step.event.type === 'sla.applied') {
    applyEvent(promises, step, around)
    return
  }
  if (step.event.type === 'sla.cancelled') {
    cancelEvent(promises, step)
    return
  }
  for (const promise of promises.all) {
    settle(promise, step, around)
    keepPace(promise, step)
  }
  const wait = runningWait(around.waits)
  if (wait !== undefined && promises.nextReply !== null)
    promiseForWait(promises, wait, step, around)
}

/** Meets or cancels a running promise as the event says. */
function settle(promise: SlaPromise, step: Step, around: Around): void {
  if (promise.outcome !== 'running') return
  const isReplyTarget = promise.target !== 'resolution'
  if (isReplyTarget && step.isHumanReply) {
    endPromise(promise, 'met', step.at, step.values)
    promise.metBy = step.event.agent
  } else if (!isReplyTarget && step.isResolve) {
    endPromise(promise, 'met', step.at, step.values)
    promise.metBy = step.event.agent
  } else if (step.isEnding) endPromise(promise, 'cancelled', step.at, step.values)
  else if (promise.target === 'first_reply' && (step.isHandoff || step.isReopening)) {
    restart(promise, step, around)
  }
}

/** Rests or resumes the clock with the status; a resolution that was met runs on when the case is reopened. */
function keepPace(promise: SlaPromise, step: Step): void {
  const isRevived =
    promise.target === 'resolution' &&
    promise.outcome === 'met' &&
    !promise.isFinal &&
    step.isReopening
  if (isRevived) {
    promise.outcome = 'running'
    promise.endedAt = null
    promise.metBy = 0
  }
  const mayRunOn = promise.target === 'resolution' && promise.outcome === 'met'
  if (promise.outcome === 'running' || mayRunOn) setPace(promise, step.status, step.at)
}

/** The start of first_reply has moved: a running clock begins again in full. */
function restart(promise: SlaPromise, step: Step, { context }: Around): void {
  if (promise.clock === null) return
  const calendar = context.calendarAt(step.values.team, step.at)
  const fresh = newPromise(promise.target, promise.n, promise.terms, { at: step.at, calendar })
  promise.clock = fresh.clock
  promise.startedAt = step.at
}

function applyEvent(promises: Promises, step: Step, around: Around): void {
  const target = step.event.data['target'] as SlaTargetName
  const terms = termsOfApplication(step, around.context)
  if (terms !== null) apply(promises, { target, terms }, step, around)
}

function apply(promises: Promises, { target, terms }: Offer, step: Step, around: Around): void {
  if (target === 'next_reply') {
    applyNextReply(promises, terms, step, around)
    return
  }
  const start = startOf(target, around)
  if (start === null) return
  const promise = begin(promises, { target, terms }, start, around.context)
  const { reply } = around.firstReply
  const { standing } = around.resolutions
  const done = target === 'first_reply' ? reply : standing
  // Kept already: saying it again makes no second promise.
  if (done !== null && promises.all.some((one) => one.target === target && one.outcome === 'met')) {
    return
  }
  const passed = catchUp(promise, around.history, done?.at ?? step.at)
  if (passed !== null || isOverdue(promise, step.at)) return
  cancelRunning(promises, target, step)
  promises.all.push(promise)
  if (done === null) return
  endPromise(promise, 'met', done.at, done.values)
  promise.metBy = 'agent' in done ? done.agent : done.by
  setPace(promise, step.status, done.at)
}

/**
 * Serves the later wait that runs now and, when its length is known, every one after it. Too late for the wait
 * that runs it promises nothing for it and cancels nothing.
 */
function applyNextReply(promises: Promises, terms: Terms, step: Step, around: Around): void {
  const wait = runningWait(around.waits)
  const isForNow = wait?.isLater === true
  if (isForNow) {
    const promise = forWait(promises, wait, terms, around)
    const isTooLate = catchUp(promise, around.history, step.at) !== null
    if (isTooLate && terms.length === null) return
    if (!isTooLate) {
      cancelRunning(promises, 'next_reply', step)
      promises.all.push(promise)
    }
  }
  promises.nextReply = terms.length === null && isForNow ? null : terms
}

/** A later wait has begun: the standing application promises a reply to it. */
function promiseForWait(promises: Promises, wait: Wait, step: Step, around: Around): void {
  const terms = promises.nextReply
  if (!wait.isLater || wait.hasPromise || terms === null) return
  const promise = forWait(promises, wait, terms, around)
  const passed = catchUp(promise, around.history, step.at)
  if (terms.length === null) promises.nextReply = null
  // What was promised for an instant before anybody waited was promised to nobody.
  if (passed !== null && passed < wait.since) return
  promises.all.push(promise)
  if (passed !== null) endPromise(promise, 'breached', passed, step.values)
}

function forWait(promises: Promises, wait: Wait, terms: Terms, { context }: Around): SlaPromise {
  wait.hasPromise = true
  const start = { at: wait.since, team: wait.team }
  return begin(promises, { target: 'next_reply', terms }, start, context)
}

function cancelEvent(promises: Promises, step: Step): void {
  const target = step.event.data['target'] as SlaTargetName | null | undefined
  for (const one of target == null ? SLA_TARGETS : [target]) cancelRunning(promises, one, step)
  if (target == null || target === 'next_reply') promises.nextReply = null
}

function cancelRunning(promises: Promises, target: SlaTargetName, step: Step): void {
  for (const promise of promises.all) {
    if (promise.target !== target) continue
    promise.isFinal = true
    if (promise.outcome === 'running') endPromise(promise, 'cancelled', step.at, step.values)
  }
}

/** Terms for one target. */
interface Offer {
  readonly target: SlaTargetName
  readonly terms: Terms
}

interface Start {
  readonly at: number
  readonly team: CaseValues['team']
}

function startOf(target: 'first_reply' | 'resolution', around: Around): Start | null {
  const { opened } = around
  if (target === 'resolution') return opened && { at: opened.at, team: opened.values.team }
  return around.firstReply.isPossible ? around.firstReply.start : null
}

function begin(
  { all }: Promises,
  { target, terms }: Offer,
  start: Start,
  context: FoldContext,
): SlaPromise {
  const n = all.filter((one) => one.target === target).length
  return newPromise(target, n, terms, {
    at: start.at,
    calendar: context.calendarAt(start.team, start.at),
  })
}
