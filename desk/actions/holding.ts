import type { CaseChange } from '../commit/case-change.ts'
import type { CaseState } from '../cases/case-state.ts'

/** Who has a case and where it waits: the pieces that routing, agents and rules put together. */

export type AssignedBy = 'agent' | 'router' | 'rule'

export interface Holder {
  readonly agent_id: string
  /** As their customer reads it in the line about it. */
  readonly agent_name: string
  readonly by: AssignedBy
  /** The team it belongs to from now on; without, it keeps its own. */
  readonly team_id?: string | null | undefined
  /** Said in the log beside who has it now, such as why the router chose them. */
  readonly data?: Readonly<Record<string, unknown>>
}

/** To an agent: it waits in no queue any more. */
export function assigned(state: CaseState, holder: Holder, at: number): CaseChange {
  const { agent_id, agent_name, by, data = {} } = holder
  const team_id = holder.team_id ?? state.team_id
  return {
    patch: { agent_id, team_id, assigned_at: at, queued_at: null },
    entries: [
      {
        kind: 'activity',
        activity: 'assigned',
        notice: state.agent_id === null ? 'assigned' : 'transferred',
        data: { ...data, agent_id, agent_name, by, from_agent: state.agent_id },
      },
    ],
    events: [{ type: 'case.assigned', agent_id, team_id, queue_id: state.queue_id, data: { by } }],
  }
}

/** From whoever has it, to nobody. */
export function unassigned(
  state: CaseState,
  reason: string,
  data: Readonly<Record<string, unknown>> = {},
): CaseChange {
  if (state.agent_id === null) return {}
  return {
    patch: { agent_id: null, assigned_at: null },
    entries: [
      {
        kind: 'activity',
        activity: 'unassigned',
        data: { reason, ...data, from_agent: state.agent_id },
      },
    ],
    events: [{ type: 'case.unassigned', agent_id: state.agent_id, data: { reason } }],
  }
}

export interface QueuePlace {
  readonly queue_id: string
  readonly team_id?: string | null | undefined
  readonly data?: Readonly<Record<string, unknown>>
}

/** Into a queue, from now on. */
export function queued(state: CaseState, place: QueuePlace, at: number): CaseChange {
  const { queue_id, data = {} } = place
  const team_id = place.team_id ?? state.team_id
  return {
    patch: { queue_id, team_id, queued_at: at },
    entries: [
      { kind: 'activity', activity: 'queued', notice: 'queued', data: { ...data, queue_id } },
    ],
    events: [{ type: 'case.queued', agent_id: null, queue_id, team_id }],
  }
}

/** Out of its queue, to nobody. */
export function dequeued(
  state: CaseState,
  reason: 'expired' | 'to_ticket' | 'moved',
  data: Readonly<Record<string, unknown>> = {},
): CaseChange {
  if (state.queued_at === null) return {}
  return {
    patch: { queued_at: null },
    entries: [
      {
        kind: 'activity',
        activity: 'dequeued',
        data: { ...data, queue_id: state.queue_id, reason },
      },
    ],
    events: [{ type: 'case.dequeued', agent_id: null, queue_id: state.queue_id, data: { reason } }],
  }
}

export interface Transfer {
  readonly to_agent: string | null
  readonly agent_name: string | null
  readonly to_team: string | null
  readonly by: AssignedBy
}

/** From an agent or team to another. To a team alone, it has no agent until one takes it. */
export function transferred(state: CaseState, transfer: Transfer, at: number): CaseChange {
  const { to_agent, agent_name, by } = transfer
  const to_team = transfer.to_team ?? state.team_id
  const data = {
    from_agent: state.agent_id,
    to_agent,
    from_team: state.team_id,
    to_team,
    by,
  }
  return {
    patch: {
      agent_id: to_agent,
      team_id: to_team,
      assigned_at: to_agent === null ? null : at,
      queued_at: null,
    },
    entries: [
      {
        kind: 'activity',
        activity: 'transferred',
        notice: 'transferred',
        data: { ...data, agent_name },
      },
    ],
    events: [
      ...(to_agent === null && state.queued_at !== null
        ? [
            {
              type: 'case.dequeued' as const,
              agent_id: null,
              queue_id: state.queue_id,
              data: { reason: 'moved' },
            },
          ]
        : []),
      { type: 'case.transferred', data },
    ],
  }
}
