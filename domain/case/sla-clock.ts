import type { CaseStatus } from './status.ts'
import { addBusinessSecs, businessMs } from '../time/business-secs.ts'
import type { BusinessCalendar } from '../time/calendar.ts'

/** What was promised: a length in wall or business time and the statuses in which the clock rests. */
export interface SlaLength {
  readonly secs: number
  readonly time: 'wall' | 'business'
  readonly pauseOn: readonly CaseStatus[]
}

/**
 * The clock of one promise. It runs or rests; its due is known only while it runs, since every rest moves it.
 * Business time runs in `calendar`; without one business time cannot be told and wall time stands in.
 */
export interface SlaClock {
  readonly length: SlaLength
  readonly calendar: BusinessCalendar | null
  readonly startedAt: number
  /** Milliseconds of the length already used up when it last began to run. */
  usedMs: number
  runningSince: number | null
  restingSince: number | null
  /** Wall time rested so far. */
  restedMs: number
  /** Epoch ms; null while it rests. */
  dueAt: number | null
}

/** Starts a clock, running unless the status rests it. */
export function startClock(
  length: SlaLength,
  calendar: BusinessCalendar | null,
  startedAt: number,
  status: CaseStatus,
): SlaClock {
  const clock: SlaClock = {
    length,
    calendar: length.time === 'business' ? calendar : null,
    startedAt,
    usedMs: 0,
    runningSince: null,
    restingSince: startedAt,
    restedMs: 0,
    dueAt: null,
  }
  if (!restsIn(clock, status)) resumeClock(clock, startedAt)
  return clock
}

export function restsIn(clock: SlaClock, status: CaseStatus): boolean {
  return clock.length.pauseOn.includes(status)
}

/** Lets the clock run from `at`; its due moves by what it rested. No effect on a running clock. */
export function resumeClock(clock: SlaClock, at: number): void {
  if (clock.runningSince !== null) return
  clock.restedMs += at - (clock.restingSince ?? at)
  clock.restingSince = null
  clock.runningSince = at
  const leftMs = Math.max(0, Math.round(clock.length.secs * 1000) - clock.usedMs)
  clock.dueAt =
    clock.calendar === null ? at + leftMs : addBusinessSecs(at, leftMs / 1000, clock.calendar)
}

/** Rests the clock at `at`. No effect on a resting one. */
export function pauseClock(clock: SlaClock, at: number): void {
  if (clock.runningSince === null) return
  clock.usedMs += elapsedMs(clock.runningSince, at, clock.calendar)
  clock.runningSince = null
  clock.restingSince = at
  clock.dueAt = null
}

/** Past its due at `at`. At the due itself it is not. */
export function isPastDue(clock: SlaClock, at: number): boolean {
  return clock.dueAt !== null && at > clock.dueAt
}

/** Milliseconds of the promise left at `at`, 0 when past due. */
export function leftMs(clock: SlaClock, at: number): number {
  const used =
    clock.runningSince === null
      ? clock.usedMs
      : clock.usedMs + elapsedMs(clock.runningSince, at, clock.calendar)
  return Math.max(0, Math.round(clock.length.secs * 1000) - used)
}

/** At risk: running with a fifth of its length left or less. */
export function isAtRisk(clock: SlaClock, at: number): boolean {
  if (clock.runningSince === null || isPastDue(clock, at)) return false
  return leftMs(clock, at) <= (clock.length.secs * 1000) / 5
}

function elapsedMs(from: number, to: number, calendar: BusinessCalendar | null): number {
  return calendar === null ? Math.max(0, to - from) : businessMs(from, to, calendar)
}
