import { type AgentCapacity, agentCapacity } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { DeskAgent } from '../access/desk-agent.ts'
import { type AgentRow, isConnected } from '../presence/agent-rows.ts'
import type { Load, RoutingAgent } from '../routing/routing-state.ts'
import { tablesOf } from '../store/tables.ts'

const NOTHING: Load = { chat: 0, ticket: 0, channels: {} }

/** A chat is in hand until it is over or put away; a ticket only while it is the agent's turn. */
export const CHAT_IN_HAND = ['open', 'pending', 'on_hold'] as const
const TICKET_IN_HAND = ['open'] as const

/** What each of these agents has in hand; who has nothing is not in the map. */
export async function readLoads(
  store: StoreScope,
  agentIds: readonly string[],
): Promise<ReadonlyMap<string, Load>> {
  if (agentIds.length === 0) return new Map()
  const rows = await tablesOf(store)
    .selectFrom('desk_cases')
    .select(['agent_id', 'kind', 'channel'])
    .select((by) => by.fn.countAll<number>().as('count'))
    .where('agent_id', 'in', [...agentIds])
    .where('is_done', '=', 0)
    .where((by) =>
      by.or([
        by.and([by('kind', '=', 'chat'), by('status', 'in', [...CHAT_IN_HAND])]),
        by.and([by('kind', '=', 'ticket'), by('status', 'in', [...TICKET_IN_HAND])]),
      ]),
    )
    .groupBy(['agent_id', 'kind', 'channel'])
    .execute()
  const loads = new Map<string, Load>()
  for (const row of rows) {
    const id = row.agent_id ?? ''
    const kind = row.kind === 'chat' ? 'chat' : 'ticket'
    const { count } = row
    const load = loads.get(id) ?? NOTHING
    loads.set(id, {
      ...load,
      [kind]: load[kind] + count,
      channels: { ...load.channels, [row.channel]: (load.channels[row.channel] ?? 0) + count },
    })
  }
  return loads
}

export function ownCapacity(
  row: Pick<AgentRow, 'capacity_json'> | undefined,
): AgentCapacity | null {
  if (row?.capacity_json == null) return null
  return agentCapacity.parse(JSON.parse(row.capacity_json))
}

/** The agent as the router sees them. */
export function routingAgent(
  { agent_id, name, team_ids, skills, languages }: DeskAgent,
  now: {
    readonly row: AgentRow
    readonly load: Load | undefined
    readonly capacity: AgentCapacity
    /** Epoch ms. */
    readonly at: number
  },
): RoutingAgent {
  const { row } = now
  return {
    id: agent_id,
    name,
    team_ids,
    skills,
    languages,
    is_available: row.state === 'online' && isConnected(row, now.at),
    capacity: ownCapacity(row) ?? now.capacity,
    load: now.load ?? NOTHING,
    last_assigned_at: row.last_assigned_at,
  }
}
