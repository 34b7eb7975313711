import {
  type AgentState,
  type CanonicalEvent,
  compareEvents,
  isLostConnection,
  LONGEST_STATE_MS,
  type Ordered,
  stateStarts,
} from '../../domain/public.ts'

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
  /** Epoch ms. */
  readonly at: number
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
      changes.push({ order, state: data['state'] as AgentState, at: occurred_at })
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

function stateAt(
  changes: readonly StateChange[],
  instant: number,
): Omit<LiveAgent, 'agent'> | null {
  const now = stateStarts(changes.filter(({ at }) => at <= instant)).at(-1)
  if (now === undefined) return null
  const isLost = isLostConnection(now.state, instant - now.at)
  return { state: isLost ? 'unknown' : now.state, since: now.at }
}

/** Keeps two days of changes, and always what began the present state. */
function forgetOld(changes: StateChange[]): void {
  const horizon = (changes.at(-1)?.at ?? 0) - 3 * LONGEST_STATE_MS
  const firstKept = changes.findIndex(({ at }) => at >= horizon)
  if (firstKept > 200) changes.splice(0, firstKept - 1)
}
