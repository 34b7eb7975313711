import type { CaseStatus } from '../../domain/public.ts'
import type { CaseValues } from './case-values.ts'
import type { Folded } from './fact-sink.ts'
import type { caseStates } from '../schema/facts.ts'
import type { Step } from './step.ts'

/** An interval of one status and one set of values. */
export interface StateSpan {
  readonly start: number
  /** Infinity while it lasts. */
  end: number
  readonly status: CaseStatus
  readonly values: CaseValues
}

/** The history of a case as spans without gaps, from its opening on. */
export type StateHistory = StateSpan[]

export function trackStates(history: StateHistory, step: Step): void {
  const last = history.at(-1)
  if (last !== undefined) {
    if (last.status === step.status && last.values === step.values) return
    if (last.status === step.status && isSame(last.values, step.values)) return
    last.end = step.at
    if (last.start === step.at) history.pop()
  }
  history.push({ start: step.at, end: Infinity, status: step.status, values: step.values })
}

/** The span in force at an instant: the last that started at or before it, else the first. */
export function spanAt(history: StateHistory, at: number): StateSpan | undefined {
  for (let index = history.length - 1; index >= 0; index -= 1) {
    const span = history[index]
    if (span !== undefined && span.start <= at) return span
  }
  return history[0]
}

export function stateRows(history: StateHistory, openedAt: number): Folded<typeof caseStates>[] {
  return history.map((span, n) => ({
    n,
    opened_at: openedAt,
    status: span.status,
    start_at: span.start,
    end_at: span.end === Infinity ? null : span.end,
    ...span.values,
  }))
}

function isSame(a: CaseValues, b: CaseValues): boolean {
  return (
    a.team === b.team &&
    a.queue === b.queue &&
    a.agent === b.agent &&
    a.priority === b.priority &&
    a.tier === b.tier &&
    a.category === b.category
  )
}
