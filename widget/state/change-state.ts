import type { VisitorEntry, VisitorStanding } from '../../domain/contract/public.ts'
import { EMPTY_THREAD, type Thread, type Unsent, type WidgetState } from './widget-state.ts'

/** How one part of what the widget shows is changed: a thread, a standing, what is not sent yet. */

export function withThread(
  state: WidgetState,
  caseId: string,
  change: Partial<Thread>,
): WidgetState {
  const before = state.threads[caseId] ?? EMPTY_THREAD
  return { ...state, threads: { ...state.threads, [caseId]: { ...before, ...change } } }
}

export function withStanding(
  state: WidgetState,
  caseId: string,
  standing: VisitorStanding,
): WidgetState {
  const cases = state.cases.map((each) =>
    each.id === caseId
      ? { ...each, status: standing.status, agent_name: standing.agent_name ?? each.agent_name }
      : each,
  )
  return withThread({ ...state, cases }, caseId, { standing })
}

export function withUnsent(state: WidgetState, key: string, change: Partial<Unsent>): WidgetState {
  const outbox = state.outbox.map((each) =>
    each.client_key === key ? { ...each, ...change } : each,
  )
  return { ...state, outbox }
}

export function without(state: WidgetState, keys: readonly string[]): WidgetState {
  if (!state.outbox.some(({ client_key }) => keys.includes(client_key))) return state
  return { ...state, outbox: state.outbox.filter(({ client_key }) => !keys.includes(client_key)) }
}

export function keysOf(entries: readonly VisitorEntry[]): readonly string[] {
  return entries.flatMap(({ client_key }) => client_key ?? [])
}
