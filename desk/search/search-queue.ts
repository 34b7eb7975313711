import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

export type SearchedThing = 'case' | 'customer'

/**
 * Says that cases or customers have changed, in the transaction of the change, so that the index follows even
 * when the process ends right after. Cheap: one row for each, however often it changes.
 */
export async function markForSearch(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  kind: SearchedThing,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  const version = clock.now()
  await tablesOf(store)
    .insertInto('desk_search_queue')
    .values([...new Set(ids)].map((id) => ({ kind, id, version })))
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'id'])
        .doUpdateSet((row) => ({ version: row('desk_search_queue.version', '+', 1) })),
    )
    .execute()
}
