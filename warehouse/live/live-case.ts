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
import { dueOf, type SlaPromise } from '../fold/promise.ts'
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

/** A promise that is still to be kept, its due past or not. */
export interface OwedPromise {
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
  readonly promises: readonly OwedPromise[]
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
    promises: owedPromises(fold, refs, at),
  }
}

function owedPromises(fold: CaseFold, refs: Refs, at: number): OwedPromise[] {
  return fold.promises.all
    .filter((promise) => isOwed(promise, fold))
    .map((promise) => {
      const due = promise.outcome === 'breached' ? promise.finalDue : dueOf(promise)
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

/** A breach is final as a fact, but the customer still waits for what was promised. */
function isOwed({ outcome, target, startedAt }: SlaPromise, fold: CaseFold): boolean {
  if (outcome !== 'breached') return outcome === 'running'
  if (target === 'first_reply') return fold.firstReply.reply === null
  if (target === 'resolution') return fold.resolutions.standing === null
  const { unansweredAt } = fold.waits.state
  return unansweredAt !== null && startedAt >= unansweredAt
}

function orderOf({ occurred_at, seq, type, event_id }: CanonicalEvent): Ordered {
  return { occurred_at, seq, type, event_id }
}
