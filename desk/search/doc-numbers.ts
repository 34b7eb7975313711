import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from '../store/tables.ts'

/** Document numbers rise with time: whatever is read in later is found first. */
export async function takeNumbers(tx: StoreScope, count: number): Promise<{ next(): number }> {
  const NAME = 'search_doc'
  const row = await tablesOf(tx)
    .insertInto('desk_numbers')
    .values({ name: NAME, last_number: count })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((old) => ({ last_number: old('desk_numbers.last_number', '+', count) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  let last = row.last_number - count
  return { next: () => (last += 1) }
}
