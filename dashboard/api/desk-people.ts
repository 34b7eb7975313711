import type {
  AgentCapacity,
  AgentPresence,
  PresenceInput,
  QueueStanding,
  Team,
} from '../../domain/contract/public.ts'
import { fetchJson } from './fetch-json.ts'

/** Colleagues, teams and queues: who a case can be given to, and one's own state. */
export async function readColleagues(): Promise<readonly AgentPresence[]> {
  const answer = await fetchJson('/api/v1/desk/agents')
  return (answer as { readonly agents: readonly AgentPresence[] }).agents
}

export async function readDeskTeams(): Promise<readonly Team[]> {
  const answer = await fetchJson('/api/v1/desk/teams')
  return (answer as { readonly teams: readonly Team[] }).teams
}

export async function readQueues(): Promise<readonly QueueStanding[]> {
  const answer = await fetchJson('/api/v1/desk/queues')
  return (answer as { readonly queues: readonly QueueStanding[] }).queues
}

export async function putPresence(input: PresenceInput): Promise<AgentPresence> {
  return (await fetchJson('/api/v1/desk/presence', {
    method: 'PUT',
    body: input,
  })) as AgentPresence
}

/** @param capacity null: as much as everybody */
export async function putCapacity(agentId: string, capacity: AgentCapacity | null): Promise<void> {
  const path = `/api/v1/desk/agents/${encodeURIComponent(agentId)}/capacity`
  await fetchJson(path, { method: 'PUT', body: { capacity } })
}
