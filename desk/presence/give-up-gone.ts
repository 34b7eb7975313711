import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { goneForMs, readAgentRows } from './agent-rows.ts'
import { giveUpAgent } from './agent-state.ts'

/**
 * Writes offline whoever has had no window open for longer than the grace time, from the end of that time on: also
 * when nobody was there to notice, as after a night in which the server was down.
 * @returns who was given up
 */
export async function giveUpGone(desk: Desk, graceSecs: number): Promise<readonly string[]> {
  const graceMs = graceSecs * 1_000
  const now = desk.clock.now()
  const gone = (await readAgentRows(desk.store)).filter(
    (row) => row.state !== 'offline' && goneForMs(row, now) >= graceMs,
  )
  for (const { agent_id, seen_at } of gone) {
    await giveUpAgent(desk, agent_id, {
      at: Math.min(now, seen_at + graceMs),
      isGone: (row) => row.state !== 'offline' && goneForMs(row, desk.clock.now()) >= graceMs,
    })
  }
  return gone.map(({ agent_id }) => agent_id)
}

/**
 * At start: nobody is connected to a process that has just begun. Whoever was here before it stopped has the grace
 * time to come back; everybody else goes offline. Other processes on the same database keep theirs.
 */
export async function takeStock(desk: Desk, graceSecs: number): Promise<void> {
  if (desk.store.dialect === 'sqlite') {
    await tablesOf(desk.store).updateTable('desk_agents').set({ connections: 0 }).execute()
  }
  await giveUpGone(desk, graceSecs)
}
