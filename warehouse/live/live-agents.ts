import {
  type AgentState,
  type CanonicalEvent,
  compareEvents,
  type Ordered,
} from '../../domain/public.ts'

/** Any state but offline that lasts longer is a lost connection, not work. */
export const LONGEST_STATE_MS = 16 * 3_600_000

export interface LiveAgent {
  readonly agent: string
  /** `unknown`: in one state other than offline for more than 16 hours. */
  readonly state: AgentState | 'unknown'
  /** In this state since, epoch ms. */
  readonly since: number
}

interface StateChange {
  readonly order: Ordered
  readonly state: AgentState
}

/** The states of all agents: late and repeated events fall into place. */
export interface LiveAgents {
  take(event: CanonicalEvent): void
  at(instant: number): readonly LiveAgent[]
}

export function createLiveAgents(): LiveAgents {
  const byAgent = new Map<string, StateChange[]>()
  return {
    take(event) {
      const { agent_id: agent, occurred_at, seq, type, event_id, data } = event
      if (agent === null) return
      const changes = byAgent.get(agent) ?? []
      byAgent.set(agent, changes)
      const order = { occurred_at, seq, type, event_id }
      changes.push({ order, state: data['state'] as AgentState })
      changes.sort((a, b) => compareEvents(a.order, b.order))
      forgetOld(changes)
    },
    at: (instant) =>
      [...byAgent].flatMap(([agent, changes]) => {
        const now = stateAt(changes, instant)
        return now === null ? [] : [{ agent, ...now }]
      }),
  }
}

/** The state and since when: a repeated state is a heartbeat and begins nothing. */
function stateAt(
  changes: readonly StateChange[],
  instant: number,
): Omit<LiveAgent, 'agent'> | null {
  let state: AgentState | null = null
  let since = 0
  for (const change of changes) {
    if (change.order.occurred_at > instant) break
    if (change.state === state) continue
    state = change.state
    since = change.order.occurred_at
  }
  if (state === null) return null
  const isLost = state !== 'offline' && instant - since > LONGEST_STATE_MS
  return { state: isLost ? 'unknown' : state, since }
}

/** Keeps two days of changes, and always what began the present state. */
function forgetOld(changes: StateChange[]): void {
  const horizon = (changes.at(-1)?.order.occurred_at ?? 0) - 3 * LONGEST_STATE_MS
  const firstKept = changes.findIndex((change) => change.order.occurred_at >= horizon)
  if (firstKept > 200) changes.splice(0, firstKept - 1)
}
