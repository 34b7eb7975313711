import {
  type CanonicalEvent,
  type CaseStatus,
  compareEvents,
  isAtRisk,
  isLive,
  type Ordered,
  type SlaTargetName,
} from '../../domain/public.ts'
import type { CaseEvent } from '../fold/case-event.ts'
import type { CaseFold } from '../fold/case-fold.ts'
import { walkCase } from '../fold/fold-case.ts'
import type { FoldContext } from '../fold/fold-context.ts'
import { dueOf } from '../fold/promise.ts'
import type { Refs } from '../fold/refs.ts'
import { isExcluded } from '../fold/step.ts'
import { toCaseEvent } from '../fold/to-case-event.ts'
import { runningWait } from '../fold/track-waits.ts'

/** A case on the board: its events, kept in fold order, and what the fold makes of them. */
export interface LiveCase {
  readonly case_id: string
  readonly events: { readonly order: Ordered; readonly event: CaseEvent }[]
  fold: CaseFold
  /** Epoch ms of its last event. */
  lastAt: number
}

export interface RunningPromise {
  readonly target: SlaTargetName
  readonly policy: string | null
  /** Epoch ms; null while the clock rests. */
  readonly due_at: number | null
  readonly state: 'on_track' | 'at_risk' | 'breached'
}

/** A case as live pages show it, at one instant. */
export interface LiveCaseView {
  readonly case_id: string
  readonly case_kind: 'chat' | 'ticket'
  readonly status: CaseStatus
  readonly opened_at: number
  readonly channel: string | null
  readonly team: string | null
  readonly queue: string | null
  readonly agent: string | null
  readonly priority: string | null
  readonly customer_tier: string | null
  readonly category: string | null
  /** In a queue since; null when in none. */
  readonly queued_at: number | null
  /** The customer waits for a human since; null when nobody waits. */
  readonly waiting_since: number | null
  readonly promises: readonly RunningPromise[]
}

/** Puts events, late ones too, into their place and folds the case again. */
export function addEvents(
  live: LiveCase | undefined,
  events: readonly CanonicalEvent[],
  { refs, context }: { readonly refs: Refs; readonly context: FoldContext },
): LiveCase {
  const all = live?.events ?? []
  for (const event of events) {
    all.push({ order: orderOf(event), event: toCaseEvent({ ...event, customer_id: null }, refs) })
  }
  all.sort((a, b) => compareEvents(a.order, b.order))
  return {
    case_id: events[0]?.case_id ?? live?.case_id ?? '',
    events: all,
    fold: walkCase(
      all.map((one) => one.event),
      context,
    ),
    lastAt: all.at(-1)?.order.occurred_at ?? 0,
  }
}

/** Still to be done by somebody, and neither spam nor merged away. */
export function isOnBoard({ fold }: LiveCase): boolean {
  return isLive(fold.walk.status) && !isExcluded(fold.walk)
}

/** @param at epoch ms at which countdowns are read */
export function viewCase(live: LiveCase, refs: Refs, at: number): LiveCaseView {
  const { fold } = live
  const { values } = fold.walk
  const stay = fold.stays.at(-1)
  return {
    case_id: live.case_id,
    case_kind: fold.identity.kind,
    status: fold.walk.status,
    opened_at: fold.opened?.at ?? live.lastAt,
    channel: refs.textOf(fold.identity.channel),
    team: refs.textOf(values.team),
    queue: refs.textOf(values.queue),
    agent: refs.textOf(values.agent),
    priority: refs.textOf(values.priority),
    customer_tier: refs.textOf(values.tier),
    category: refs.textOf(values.category),
    queued_at: stay?.outcome === 'waiting' ? stay.queuedAt : null,
    waiting_since: runningWait(fold.waits)?.since ?? null,
    promises: runningPromises(fold, refs, at),
  }
}

function runningPromises(fold: CaseFold, refs: Refs, at: number): RunningPromise[] {
  return fold.promises.all
    .filter((promise) => promise.outcome === 'running')
    .map((promise) => {
      const due = dueOf(promise)
      const isBreached = due !== null && at > due
      const isRisky = promise.clock !== null && isAtRisk(promise.clock, at)
      return {
        target: promise.target,
        policy: refs.textOf(promise.terms.policy),
        due_at: due,
        state: isBreached ? 'breached' : isRisky ? 'at_risk' : 'on_track',
      }
    })
}

function orderOf({ occurred_at, seq, type, event_id }: CanonicalEvent): Ordered {
  return { occurred_at, seq, type, event_id }
}
