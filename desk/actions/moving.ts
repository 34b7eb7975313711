import type { DeskStatus } from '../../domain/contract/public.ts'
import { type CaseState, isEnded } from '../cases/case-state.ts'
import { refuseTransition } from '../cases/transitions.ts'
import { type CaseChange, joinChanges } from '../commit/case-change.ts'
import type { Actor } from '../desk.ts'

/** How a case moves from status to status; every move that means something says so to its customer. */

export interface Move {
  readonly to: DeskStatus
  readonly actor: Actor
  readonly at: number
  /** Of a snooze: epoch ms. */
  readonly until?: number | null
}

/** @throws CASE_STATUS_REFUSED */
export function moved(state: CaseState, move: Move): CaseChange {
  const { to } = move
  if (to === state.status && to !== 'snoozed') return {}
  refuseTransition(state, to)
  if (to === 'resolved') return resolved(state, move)
  if (to === 'closed') return closed(state, move)
  if (!isEnded(state.status)) return standing(state, move)
  const back = reopened(state, move)
  return to === 'open' ? back : joinChanges(back, standing(state, move))
}

/** Back to work, with whoever had it last; without anybody, to the end of its queue. */
export function reopened(state: CaseState, { actor, at }: Pick<Move, 'actor' | 'at'>): CaseChange {
  const isWaiting = state.agent_id === null && state.queue_id !== null
  return {
    patch: {
      status: 'open',
      resolved_at: null,
      closed_at: null,
      abandoned_at: null,
      snoozed_until: null,
      waiting_since: knockedAt(state),
      queued_at: isWaiting ? at : null,
    },
    entries: [
      {
        kind: 'activity',
        activity: 'reopened',
        notice: 'reopened',
        data: { from: state.status, by: actor.kind },
      },
    ],
    events: [
      { type: 'case.reopened', data: { by: actor.kind } },
      ...(isWaiting
        ? [
            {
              type: 'case.queued' as const,
              agent_id: null,
              queue_id: state.queue_id,
              team_id: state.team_id,
            },
          ]
        : []),
    ],
  }
}

/** Who wrote after the end, where that did not bring the case back, has waited since. */
function knockedAt({ last_customer_at, last_agent_at, ...state }: CaseState): number | null {
  const { resolved_at, closed_at, abandoned_at } = state
  const ends = [resolved_at, closed_at, abandoned_at, last_agent_at]
  const endedAt = Math.max(...ends.map((at) => at ?? 0))
  return last_customer_at !== null && last_customer_at > endedAt ? last_customer_at : null
}

function standing(state: CaseState, { to, until = null }: Move): CaseChange {
  return {
    patch: { status: to, snoozed_until: to === 'snoozed' ? until : null },
    entries: [
      {
        kind: 'activity',
        activity: 'status_changed',
        data: {
          from: state.status,
          to,
          ...(to === 'snoozed' && until !== null ? { until: new Date(until).toISOString() } : {}),
        },
      },
    ],
    events: [{ type: 'case.status_changed', data: { status: to } }],
  }
}

function resolved(state: CaseState, { actor, at }: Move): CaseChange {
  const by = actor.kind === 'agent' || actor.kind === 'bot' ? actor.kind : 'system'
  return {
    patch: { ...ENDED, status: 'resolved', resolved_at: at },
    entries: [
      {
        kind: 'activity',
        activity: 'resolved',
        notice: 'resolved',
        data: { from: state.status },
      },
    ],
    events: [{ type: 'case.resolved', data: { by } }],
  }
}

/** A resolved case that is closed stays resolved. */
function closed(state: CaseState, { at }: Move): CaseChange {
  return {
    patch: { ...ENDED, status: 'closed', closed_at: at },
    entries: [
      {
        kind: 'activity',
        activity: 'status_changed',
        notice: state.status === 'resolved' ? null : 'closed',
        data: { from: state.status, to: 'closed' },
      },
    ],
    events: [{ type: 'case.status_changed', data: { status: 'closed' } }],
  }
}

const ENDED = { queued_at: null, waiting_since: null, snoozed_until: null } as const

/** The visitor left before anybody came. It is said with the instant they left. */
export function abandoned(state: CaseState, leftAt: number): CaseChange {
  const stage = state.agent_id === null ? 'queue' : 'assigned'
  return {
    patch: { ...ENDED, status: 'closed', abandoned_at: leftAt },
    entries: [{ kind: 'activity', activity: 'abandoned', data: { stage } }],
    events: [{ type: 'case.abandoned', agent_id: null, at: leftAt, data: { stage } }],
  }
}
