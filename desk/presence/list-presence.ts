import type { AgentCapacity, AgentPresence } from '../../domain/contract/public.ts'
import type { AgentState } from '../../domain/public.ts'
import { listDeskAgents, requireDeskAgent } from '../access/desk-agent.ts'
import type { Desk } from '../desk.ts'
import { readRoutingSettings } from '../queues/routing-settings.ts'
import { ownCapacity, readLoads } from '../router/agents-now.ts'
import { changeAgentRow, ensureAgentRow, isConnected, readAgentRows } from './agent-rows.ts'

/** Everybody who may answer at the desk, with their state and what they have in hand; in order of creation. */
export async function listPresence(desk: Desk): Promise<readonly AgentPresence[]> {
  const { capacity } = await readRoutingSettings(desk)
  const agents = await listDeskAgents(desk.store)
  const rows = new Map((await readAgentRows(desk.store)).map((row) => [row.agent_id, row]))
  const loads = await readLoads(
    desk.store,
    agents.map(({ agent_id }) => agent_id),
  )
  return agents.map((agent) => {
    const row = rows.get(agent.agent_id)
    const own = ownCapacity(row)
    const { chat, ticket } = loads.get(agent.agent_id) ?? { chat: 0, ticket: 0 }
    return {
      ...agent,
      state: (row?.state ?? 'offline') as AgentState,
      since: row === undefined ? null : new Date(row.since).toISOString(),
      is_connected: row !== undefined && isConnected(row, desk.clock.now()),
      load: { chat, ticket },
      capacity: own ?? capacity,
      own_capacity: own,
      capacity_set:
        row?.capacity_at == null
          ? null
          : { at: new Date(row.capacity_at).toISOString(), by: row.capacity_by },
    }
  })
}

/**
 * How much one agent is given at most; null: as much as everybody.
 * @throws NOT_FOUND
 */
export async function saveOwnCapacity(
  desk: Desk,
  agentId: string,
  { capacity, by }: { readonly capacity: AgentCapacity | null; readonly by: string },
): Promise<void> {
  await requireDeskAgent(desk.store, agentId)
  await desk.store.transaction(async (tx) => {
    const now = desk.clock.now()
    await ensureAgentRow(tx, agentId, now)
    const capacity_json = capacity === null ? null : JSON.stringify(capacity)
    await changeAgentRow(tx, agentId, { capacity_json, capacity_at: now, capacity_by: by })
  })
}
