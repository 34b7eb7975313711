import type { AgentState } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { postDeskEvent } from '../outbox/post-desk-event.ts'
import { type AgentRow, changeAgentRow, ensureAgentRow, readAgentRow } from './agent-rows.ts'
import { noteTimeAway } from './times-away.ts'

/** A state as it now is. */
export interface AgentStanding {
  readonly agent_id: string
  readonly state: AgentState
  /** Epoch ms. */
  readonly since: number
}

/** What an agent chooses about themselves, or a supervisor for them. The same state again changes nothing. */
export async function chooseAgentState(
  desk: Desk,
  agentId: string,
  state: AgentState,
): Promise<AgentStanding> {
  const standing = await desk.store.transaction(async (store) => {
    const now = desk.clock.now()
    const row = await ensureAgentRow(store, agentId, now)
    await changeAgentRow(store, agentId, {
      chosen_state: state,
      seen_at: Math.max(row.seen_at, now),
    })
    return writeState({ ...desk, store }, row, state)
  })
  tell(desk, standing)
  return standing
}

/**
 * Offline for somebody whose connection was lost, unless they came back meanwhile.
 * @param at epoch ms: when they were given up, which may be before anybody noticed
 * @param isGone asked of the row as it is in the transaction
 */
export async function giveUpAgent(
  desk: Desk,
  agentId: string,
  { at, isGone }: { readonly at: number; readonly isGone: (row: AgentRow) => boolean },
): Promise<void> {
  const standing = await desk.store.transaction(async (store) => {
    const row = await readAgentRow(store, agentId)
    if (row === null || !isGone(row)) return null
    await changeAgentRow(store, agentId, { connections: 0 })
    return writeState({ ...desk, store }, row, 'offline', at)
  })
  if (standing !== null) tell(desk, standing)
}

/** Within a transaction: the state and its event. Time never runs backwards within an agent's states. */
export async function writeState(
  tx: Desk,
  row: AgentRow,
  state: AgentState,
  at: number = tx.clock.now(),
): Promise<AgentStanding> {
  const { agent_id } = row
  if (row.state === state) return { agent_id, state, since: row.since }
  const since = Math.max(at, row.since)
  await changeAgentRow(tx.store, agent_id, { state, since })
  await noteTimeAway(tx.store, row, { state, since })
  await postDeskEvent(tx, { type: 'agent.state_changed', agent_id, at: since, data: { state } })
  return { agent_id, state, since }
}

export function tell(desk: Desk, { agent_id, state, since }: AgentStanding): void {
  desk.news.publish({ kind: 'agent', agent_id, state, since })
}
