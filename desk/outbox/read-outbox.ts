import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from '../store/tables.ts'

/** One event that waits to be told to the facts, as it was written: JSON that ingest's `parseEvent` takes. */
export interface DeskOutboxEntry {
  readonly number: number
  readonly event_json: string
}

/**
 * The oldest waiting events. Those of one case come in the order of what happened; read twice after a crash, an
 * event has the same id and ingest ignores it.
 */
export async function readDeskOutbox(
  store: StoreScope,
  limit: number,
): Promise<readonly DeskOutboxEntry[]> {
  return tablesOf(store)
    .selectFrom('desk_outbox')
    .selectAll()
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** Call when ingest has them on disk. */
export async function forgetDeskOutbox(
  store: StoreScope,
  numbers: readonly number[],
): Promise<void> {
  if (numbers.length === 0) return
  await tablesOf(store)
    .deleteFrom('desk_outbox')
    .where('number', 'in', [...numbers])
    .execute()
}
