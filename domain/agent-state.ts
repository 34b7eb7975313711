import { AGENT_STATES, type AgentState } from './event/fields.ts'

/** A state other than offline that lasts longer is a lost connection: `unknown` as a whole, and no time of work. */
export const LONGEST_STATE_MS = 16 * 3_600_000

export function isAgentState(value: unknown): value is AgentState {
  return AGENT_STATES.some((state) => state === value)
}

/** @param lastedMs how long the state has lasted, to its end or up to now */
export function isLostConnection(state: AgentState, lastedMs: number): boolean {
  return state !== 'offline' && lastedMs > LONGEST_STATE_MS
}

/**
 * Where an agent's states begin: a repeated state is a heartbeat and begins nothing; of several states at one
 * instant the last holds.
 * @param changes in fold order; `at` is epoch ms
 */
export function stateStarts<T extends { readonly state: AgentState; readonly at: number }>(
  changes: Iterable<T>,
): readonly T[] {
  const starts: T[] = []
  for (const change of changes) {
    if (starts.at(-1)?.at === change.at) starts.pop()
    if (starts.at(-1)?.state !== change.state) starts.push(change)
  }
  return starts
}
