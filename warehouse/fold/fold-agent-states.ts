import { type AgentState, type CanonicalEvent, compareEvents } from '../../domain/public.ts'
import type { RowOf } from '../schema/column.ts'
import type { agentStates } from '../schema/facts.ts'
import { type Dated, inForce } from './directory-history.ts'
import type { Spans } from './fold-context.ts'

export type AgentStateRow = RowOf<typeof agentStates>

/** A state other than offline that lasts longer is a lost connection: unknown, and no time of work. */
const LONGEST_STATE_MS = 16 * 3_600_000

/**
 * All states of one agent to intervals. A repeated state is a heartbeat; of several states at one instant the last
 * in fold order holds.
 * @param events `agent.state_changed` of this agent, in any order
 * @param teams the agent's directory teams
 */
export function foldAgentStates(
  events: readonly CanonicalEvent[],
  teams: readonly Dated<readonly string[]>[] | undefined,
): readonly AgentStateRow[] {
  const starts: { state: AgentState; at: number; event: CanonicalEvent }[] = []
  for (const event of events.toSorted(compareEvents)) {
    if (starts.at(-1)?.at === event.occurred_at) starts.pop()
    const state = event.data['state'] as AgentState
    if (starts.at(-1)?.state !== state) starts.push({ state, at: event.occurred_at, event })
  }
  return starts.map(({ state, at, event }, n) => ({
    agent: event.agent_id ?? '',
    n,
    source: event.source,
    state,
    start_at: at,
    end_at: starts[n + 1]?.at ?? null,
    teams: inForce(teams, at) ?? [],
  }))
}

/** When the agent was online or busy, for the handle time of tickets; neighbours are joined. */
export function workingSpans(rows: readonly AgentStateRow[]): Spans {
  const spans: [number, number][] = []
  for (const { state, start_at: start, end_at: endAt } of rows) {
    if (state !== 'online' && state !== 'busy') continue
    if (endAt !== null && endAt - start > LONGEST_STATE_MS) continue
    const last = spans.at(-1)
    const end = endAt ?? Infinity
    if (last?.[1] === start) last[1] = end
    else spans.push([start, end])
  }
  return spans
}
