import type { DeskQueue } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from '../store/tables.ts'

/** What routing did lately, as forecasts look at it. Instants are epoch ms. */
export interface LogEntry {
  readonly case_id: string
  readonly queue_id: string | null
  readonly at: number
  readonly decision: string
  readonly waited_ms: number | null
  readonly rank: number
}

export const RECENT_MS = 15 * 60_000
const MOST = 5_000

/** In order of time. */
export async function readRecentLog(
  store: StoreScope,
  queues: readonly Pick<DeskQueue, 'id'>[],
  now: number,
): Promise<readonly LogEntry[]> {
  return tablesOf(store)
    .selectFrom('desk_routing_log')
    .select(['case_id', 'queue_id', 'at', 'decision', 'waited_ms', 'rank'])
    .where(
      'queue_id',
      'in',
      queues.map(({ id }) => id),
    )
    .where('at', '>=', now - RECENT_MS)
    .orderBy('at')
    .orderBy('number')
    .limit(MOST)
    .execute()
}

/** Somebody came out of a queue at its front, or left it. */
export function isDeparture({ decision }: LogEntry): boolean {
  return decision === 'assigned' || decision === 'left'
}
