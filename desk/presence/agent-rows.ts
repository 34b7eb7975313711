import type { StoreScope } from '../../store/public.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'

export type AgentRow = DeskTables['desk_agents']

export async function readAgentRow(store: StoreScope, agentId: string): Promise<AgentRow | null> {
  const row = await tablesOf(store)
    .selectFrom('desk_agents')
    .selectAll()
    .where('agent_id', '=', agentId)
    .executeTakeFirst()
  return row ?? null
}

export async function readAgentRows(store: StoreScope): Promise<readonly AgentRow[]> {
  return tablesOf(store).selectFrom('desk_agents').selectAll().orderBy('agent_id').execute()
}

export async function changeAgentRow(
  store: StoreScope,
  agentId: string,
  change: Partial<Omit<AgentRow, 'agent_id'>>,
): Promise<void> {
  await tablesOf(store)
    .updateTable('desk_agents')
    .set(change)
    .where('agent_id', '=', agentId)
    .execute()
}

/** The agent's row, made when they were never here. */
export async function ensureAgentRow(
  tx: StoreScope,
  agentId: string,
  now: number,
): Promise<AgentRow> {
  const known = await readAgentRow(tx, agentId)
  if (known !== null) return known
  const row: AgentRow = {
    agent_id: agentId,
    state: 'offline',
    since: now,
    chosen_state: 'offline',
    seen_at: now,
    connections: 0,
    last_assigned_at: null,
    capacity_json: null,
    capacity_at: null,
    capacity_by: null,
  }
  await tablesOf(tx).insertInto('desk_agents').values(row).execute()
  return row
}

/** Processes say every few seconds who is connected to them; a process that died says nothing any more. */
export const BEAT_MS = 10_000
const SILENT_MS = 3 * BEAT_MS

/** A window of theirs is open, at a process that lives. */
export function isConnected(
  { connections, seen_at }: Pick<AgentRow, 'connections' | 'seen_at'>,
  now: number,
): boolean {
  return connections > 0 && now - seen_at < SILENT_MS
}

/** For how long no window has been open, ms; 0 while one is. */
export function goneForMs(row: Pick<AgentRow, 'connections' | 'seen_at'>, now: number): number {
  return isConnected(row, now) ? 0 : Math.max(0, now - row.seen_at)
}
