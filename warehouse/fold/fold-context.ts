import type { BusinessCalendar, CaseStatus, SlaTargetName } from '../../domain/public.ts'
import type { Ref } from './case-event.ts'

/** One version of an SLA policy, its labels as refs of this run; 0 in a condition means "any". */
export interface Policy {
  readonly policy: Ref
  readonly policyId: string
  readonly version: number
  /** Epoch ms. */
  readonly effectiveAt: number
  readonly conditions: {
    readonly priority: Ref
    readonly tier: Ref
    readonly channel: Ref
    readonly team: Ref
    readonly kind: 'chat' | 'ticket' | null
  }
  readonly targets: Readonly<
    Partial<Record<SlaTargetName, { readonly secs: number; readonly time: 'wall' | 'business' }>>
  >
  readonly pauseOn: readonly CaseStatus[]
}

/** Intervals [start, end) as pairs of epoch ms, in order; the last end is Infinity while it lasts. */
export type Spans = readonly (readonly [start: number, end: number])[]

/** What the fold of a case knows besides the case's own events. */
export interface FoldContext {
  /** The number of a string in this run's dictionary; 0 for null and ''. */
  refOf(text: string | null | undefined): Ref
  /** The hours of a team at an instant: its calendar's version in force, else the account's, else null. */
  calendarAt(team: Ref, at: number): BusinessCalendar | null
  /** The version named, or the one in force at `at` when `version` is null; undefined: nobody ever declared it. */
  policyOf(policyId: string, version: number | null, at: number): Policy | undefined
  /** The versions in force at an instant, by policy_id. */
  policiesAt(at: number): readonly Policy[]
  /** This source says itself which promises apply: it has sent `sla.applied` at least once. */
  saysItsPromises(source: Ref): boolean
  /** When an agent was online or busy; null: nothing is known of their states. */
  workingSpans(agent: Ref): Spans | null
}
