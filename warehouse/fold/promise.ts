import {
  type BusinessCalendar,
  type CaseStatus,
  isPastDue,
  pauseClock,
  restsIn,
  resumeClock,
  type SlaClock,
  type SlaLength,
  type SlaTargetName,
  startClock,
} from '../../domain/public.ts'
import type { slaTargets } from '../schema/facts.ts'
import type { Ref } from './case-event.ts'
import { type CaseValues, NO_VALUES } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { StateHistory } from './track-states.ts'

/** What an application of a policy promises for one target. */
export interface Terms {
  readonly policy: Ref
  readonly version: number | null
  /** The length of a known version; null: `promisedAt` is the due and nothing moves it. */
  readonly length: SlaLength | null
  readonly promisedAt: number | null
}

/** One promise: a target of a policy and its clock. */
export interface SlaPromise {
  readonly target: SlaTargetName
  readonly n: number
  readonly terms: Terms
  startedAt: number
  clock: SlaClock | null
  outcome: 'running' | 'met' | 'breached' | 'cancelled'
  endedAt: number | null
  /** The due when it ended. */
  finalDue: number | null
  values: CaseValues
  metBy: Ref
  /** Replaced or called off: a reopening does not bring it back. */
  isFinal: boolean
}

/** Where a promise's clock starts and in whose hours it runs. */
export interface ClockStart {
  readonly at: number
  readonly calendar: BusinessCalendar | null
}

export function newPromise(
  target: SlaTargetName,
  n: number,
  terms: Terms,
  start: ClockStart,
): SlaPromise {
  return {
    target,
    n,
    terms,
    startedAt: start.at,
    clock:
      terms.length === null ? null : startClock(terms.length, start.calendar, start.at, 'open'),
    outcome: 'running',
    endedAt: null,
    finalDue: null,
    values: NO_VALUES,
    metBy: 0,
    isFinal: false,
  }
}

/** The due as it stands: null while its clock rests. */
export function dueOf(promise: SlaPromise): number | null {
  return promise.clock === null ? promise.terms.promisedAt : promise.clock.dueAt
}

export function isOverdue(promise: SlaPromise, at: number): boolean {
  if (promise.clock !== null) return isPastDue(promise.clock, at)
  return promise.terms.promisedAt !== null && at > promise.terms.promisedAt
}

/**
 * Runs a clock that starts in the past through the statuses the case has had since.
 * @returns the due if it passed on the way, else null
 */
export function catchUp(promise: SlaPromise, history: StateHistory, now: number): number | null {
  const { clock } = promise
  if (clock !== null) {
    for (const span of history) {
      if (span.end <= clock.startedAt) continue
      const from = Math.max(span.start, clock.startedAt)
      if (from > now || isPastDue(clock, from)) break
      setPace(promise, span.status, from)
    }
  }
  return isOverdue(promise, now) ? dueOf(promise) : null
}

/** Lets the clock run or rest as the status says. A resolution rests while the case is resolved. */
export function setPace(promise: SlaPromise, status: CaseStatus, at: number): void {
  const { clock } = promise
  if (clock === null) return
  const isDone = promise.target === 'resolution' && status === 'resolved'
  if (isDone || restsIn(clock, status)) pauseClock(clock, at)
  else resumeClock(clock, at)
}

export function endPromise(
  promise: SlaPromise,
  outcome: 'met' | 'breached' | 'cancelled',
  at: number,
  values: CaseValues,
): void {
  if (outcome === 'met' && promise.clock !== null) resumeClock(promise.clock, at)
  promise.finalDue = dueOf(promise)
  promise.outcome = outcome
  promise.endedAt = at
  promise.values = values
}

export function promiseRow(promise: SlaPromise, last: CaseValues): Folded<typeof slaTargets> {
  const { clock, terms, outcome } = promise
  const isRunning = outcome === 'running'
  return {
    target: promise.target,
    n: promise.n,
    policy: terms.policy,
    policy_version: terms.version,
    started_at: promise.startedAt,
    due_at: finiteOrNull(isRunning ? dueOf(promise) : promise.finalDue),
    outcome,
    ended_at: promise.endedAt,
    paused_secs: (clock?.restedMs ?? 0) / 1000,
    length_secs: terms.length?.secs ?? null,
    time: terms.length === null ? 'promised' : clock?.calendar ? 'business' : 'wall',
    calendar: clock?.calendar?.calendar_id ?? null,
    ...(isRunning ? last : promise.values),
    met_by: promise.metBy,
  }
}

const finiteOrNull = (at: number | null) => (at !== null && Number.isFinite(at) ? at : null)
