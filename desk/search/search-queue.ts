import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/**
 * Says that a case or a customer has changed, in the transaction of the change, so that the index follows even
 * when the process ends right after. Cheap: one row for each, however often it changes.
 */
export async function markForSearch(
  desk: Pick<Desk, 'store' | 'clock'>,
  kind: 'case' | 'customer',
  id: string,
): Promise<void> {
  await tablesOf(desk.store)
    .insertInto('desk_search_queue')
    .values({ kind, id, version: desk.clock.now() })
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'id'])
        .doUpdateSet((row) => ({ version: row('desk_search_queue.version', '+', 1) })),
    )
    .execute()
}
