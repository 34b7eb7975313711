import type { AgentState } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { BEAT_MS, changeAgentRow, ensureAgentRow, isConnected } from './agent-rows.ts'
import { type AgentStanding, tell, writeState } from './agent-state.ts'

/** The windows that are open at this process, counted; several processes add up. */
export interface Presence {
  /** A window was opened. Somebody who had only lost the connection is again what they had chosen. */
  connected(agentId: string): Promise<AgentStanding>
  /** A window was closed, or was lost. Their state and their chats stay for the grace time. */
  disconnected(agentId: string): Promise<void>
  /** Call every `BEAT_MS`: says that this process and its windows live. */
  beat(): Promise<void>
}

/** Whoever comes back later than this begins a new day of work: offline until they choose. */
const RETURNS_WITHIN_MS = 30 * 60_000

export function openPresence(desk: Desk): Presence {
  const windows = new Map<string, number>()
  return {
    async connected(agentId) {
      const { standing, isNew } = await welcome(desk, agentId)
      // Not before: who failed to come is not counted out either.
      windows.set(agentId, (windows.get(agentId) ?? 0) + 1)
      if (isNew) tell(desk, standing)
      return standing
    },
    async disconnected(agentId) {
      const left = (windows.get(agentId) ?? 1) - 1
      if (left > 0) windows.set(agentId, left)
      else windows.delete(agentId)
      await tablesOf(desk.store)
        .updateTable('desk_agents')
        .set((row) => ({
          connections: row
            .case()
            .when('connections', '>', 1)
            .then(row('connections', '-', 1))
            .else(0)
            .end(),
          seen_at: desk.clock.now(),
        }))
        .where('agent_id', '=', agentId)
        .execute()
    },
    async beat() {
      if (windows.size === 0) return
      await tablesOf(desk.store)
        .updateTable('desk_agents')
        .set({ seen_at: desk.clock.now() })
        .where('agent_id', 'in', [...windows.keys()])
        .execute()
    },
  }
}

export { BEAT_MS }

async function welcome(
  desk: Desk,
  agentId: string,
): Promise<{ readonly standing: AgentStanding; readonly isNew: boolean }> {
  return desk.store.transaction(async (store) => {
    const now = desk.clock.now()
    const row = await ensureAgentRow(store, agentId, now)
    // What a process that died had counted is forgotten.
    const others = isConnected(row, now) ? row.connections : 0
    await changeAgentRow(store, agentId, { connections: others + 1, seen_at: now })
    const wasLost = row.state === 'offline' && row.chosen_state !== 'offline'
    const comesBack = wasLost && now - row.seen_at <= RETURNS_WITHIN_MS
    const state = (comesBack ? row.chosen_state : row.state) as AgentState
    const standing = await writeState({ ...desk, store }, row, state)
    return { standing, isNew: standing.since !== row.since }
  })
}
