import { type DeskQueue, type QueueInput, queueInput } from '../../../domain/contract/public.ts'
import type { RoutingAgent, RoutingState, WaitingCase } from '../routing-state.ts'

export const NOON = Date.UTC(2026, 2, 2, 4)

export function queue(id: string, input: Partial<QueueInput> = {}): DeskQueue {
  return { id, position: 0, ...queueInput.parse({ name: id, ...input }) }
}

export function agent(id: string, input: Partial<RoutingAgent> = {}): RoutingAgent {
  return {
    id,
    name: id,
    is_available: true,
    team_ids: [],
    skills: [],
    languages: [],
    capacity: { chat: 3, ticket: 20, channels: {} },
    load: { chat: 0, ticket: 0, channels: {} },
    last_assigned_at: null,
    ...input,
  }
}

/** A chat that has waited for a minute. */
export function waiting(id: string, input: Partial<WaitingCase> = {}): WaitingCase {
  return {
    id,
    kind: 'chat',
    channel: 'web',
    queue_id: 'q',
    team_id: null,
    tier_rank: 0,
    priority_rank: 1,
    language: null,
    queued_at: NOON - 60_000,
    waiting_since: NOON - 60_000,
    last_agent_id: null,
    not_to: [],
    ...input,
  }
}

export function state(input: Partial<RoutingState>): RoutingState {
  return {
    now: NOON,
    cases: [],
    agents: [],
    queues: [queue('q')],
    prefers_last_agent: true,
    ...input,
  }
}
