import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** `case_again`: words that stood in it for long have changed; it is read from its first entry. */
export type SearchedThing = 'case' | 'case_again' | 'customer'

/**
 * Says that cases or customers have changed, in the transaction of the change, so that the index follows even
 * when the process ends right after. Rows are only added here: nobody waits for another's transaction.
 */
export async function markForSearch(
  { store }: Pick<Desk, 'store'>,
  kind: SearchedThing,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return
  await tablesOf(store)
    .insertInto('desk_search_queue')
    .values([...new Set(ids)].map((id) => ({ kind, id })))
    .execute()
}
