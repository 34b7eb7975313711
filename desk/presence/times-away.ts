import type { AgentState } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from '../store/tables.ts'
import type { AgentRow } from './agent-rows.ts'

/** How long agents stay away when they choose a break, a meeting and the like: what tells when they will be back. */

const LATELY_MS = 7 * 24 * 3_600_000
const MOST = 200

/** Chosen for a while, and given nothing meanwhile. */
export function isAway({ state }: Pick<AgentRow, 'state'>): boolean {
  return state !== 'online' && state !== 'offline'
}

/** Within the transaction that changes the state. Whoever goes offline out of a break did not come back from it. */
export async function noteTimeAway(
  tx: StoreScope,
  before: Pick<AgentRow, 'agent_id' | 'state' | 'since'>,
  { state, since }: { readonly state: AgentState; readonly since: number },
): Promise<void> {
  if (!isAway(before) || state !== 'online') return
  await tablesOf(tx)
    .insertInto('desk_times_away')
    .values({
      agent_id: before.agent_id,
      state: before.state,
      ended_at: since,
      lasted_ms: since - before.since,
    })
    .execute()
}

/** @returns ms, the newest of the last days */
export async function readTimesAway(
  store: StoreScope,
  state: string,
  now: number,
): Promise<readonly number[]> {
  const rows = await tablesOf(store)
    .selectFrom('desk_times_away')
    .select('lasted_ms')
    .where('state', '=', state)
    .where('ended_at', '>=', now - LATELY_MS)
    .orderBy('ended_at', 'desc')
    .orderBy('number', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(({ lasted_ms }) => lasted_ms)
}
