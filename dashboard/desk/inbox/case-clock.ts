import type { DeskCase } from '../../../domain/contract/public.ts'

export type ClockTone = 'good' | 'warn' | 'bad' | 'quiet'

/** The one time that matters of a case now. */
export type CaseClock =
  | {
      readonly kind: 'due'
      readonly target: DeskCase['promises'][number]['target']
      /** Seconds left; negative once it has run out. */
      readonly secs: number
      readonly tone: ClockTone
    }
  | { readonly kind: 'paused'; readonly target: DeskCase['promises'][number]['target'] }
  | { readonly kind: 'waiting'; readonly secs: number; readonly tone: ClockTone }

/** Under a minute is at risk, whatever the policy calls so. */
const RISK_SECS = 60

/**
 * The promise that runs out first; without one that runs, how long the customer has waited; else a promise that
 * rests. Null when nobody waits for anything, as in a case that is done. The server says what is at risk; that a due time has passed since
 * it said so shows here at once.
 */
export function caseClock(row: DeskCase, now: number): CaseClock | null {
  if (row.status === 'resolved' || row.status === 'closed') return null
  const running = row.promises
    .flatMap(({ target, due_at, state }) =>
      due_at === null ? [] : [{ target, state, secs: (Date.parse(due_at) - now) / 1000 }],
    )
    .toSorted((a, b) => a.secs - b.secs)
  const first = running[0]
  if (first !== undefined) {
    const { target, secs, state } = first
    const isAtRisk = state === 'at_risk' || secs < RISK_SECS
    return { kind: 'due', target, secs, tone: secs < 0 ? 'bad' : isAtRisk ? 'warn' : 'good' }
  }
  if (row.waiting_since !== null) {
    const secs = Math.max(0, (now - Date.parse(row.waiting_since)) / 1000)
    return { kind: 'waiting', secs, tone: 'quiet' }
  }
  const resting = row.promises[0]
  return resting === undefined ? null : { kind: 'paused', target: resting.target }
}
