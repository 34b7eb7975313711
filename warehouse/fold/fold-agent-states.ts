import {
  type AgentState,
  type CanonicalEvent,
  compareEvents,
  isLostConnection,
  LONGEST_STATE_MS,
  stateStarts,
} from '../../domain/public.ts'
import type { RowOf } from '../schema/column.ts'
import type { agentStates } from '../schema/facts.ts'
import { type Dated, inForce } from './directory-history.ts'
import type { Spans } from './fold-context.ts'

export type AgentStateRow = RowOf<typeof agentStates>

/**
 * All states of one agent to intervals.
 * @param events `agent.state_changed` of this agent, in any order
 * @param teams the agent's directory teams
 */
export function foldAgentStates(
  events: readonly CanonicalEvent[],
  teams: readonly Dated<readonly string[]>[] | undefined,
): readonly AgentStateRow[] {
  const starts = stateStarts(
    events.toSorted(compareEvents).map((event) => ({
      state: event.data['state'] as AgentState,
      at: event.occurred_at,
      event,
    })),
  )
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

/**
 * When the agent was online or busy, for the handle time of tickets; neighbours are joined. A state that still lasts
 * is believed for 16 hours: whoever asks later knows that the connection was lost.
 */
export function workingSpans(rows: readonly AgentStateRow[]): Spans {
  const spans: [number, number][] = []
  for (const { state, start_at: start, end_at: endAt } of rows) {
    if (state !== 'online' && state !== 'busy') continue
    if (endAt !== null && isLostConnection(state, endAt - start)) continue
    const last = spans.at(-1)
    const end = endAt ?? start + LONGEST_STATE_MS
    if (last?.[1] === start) last[1] = end
    else spans.push([start, end])
  }
  return spans
}
