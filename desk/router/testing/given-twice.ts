import type { StoreScope } from '../../../store/public.ts'
import { tablesOf } from '../../store/tables.ts'

/** The cases that somebody was given while somebody had them: more often given than taken back, by what was written. */
export async function casesGivenTwice(store: StoreScope): Promise<readonly string[]> {
  const rows = await tablesOf(store)
    .selectFrom('desk_entries')
    .select('case_id')
    .where('activity', 'in', ['assigned', 'unassigned'])
    .groupBy('case_id')
    .having(
      (by) => by.fn.sum<number>(by.case().when('activity', '=', 'assigned').then(1).else(-1).end()),
      '>',
      1,
    )
    .execute()
  return rows.map(({ case_id }) => case_id)
}
