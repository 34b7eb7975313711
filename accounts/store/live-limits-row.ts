import { type LiveLimits, liveLimits } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from './tables.ts'

export async function readLiveLimitsRow(store: StoreScope): Promise<LiveLimits | null> {
  const row = await tablesOf(store)
    .selectFrom('live_limits')
    .select('limits_json')
    .executeTakeFirst()
  return row === undefined ? null : liveLimits.parse(JSON.parse(row.limits_json))
}

export async function putLiveLimitsRow(
  store: StoreScope,
  limits: LiveLimits,
  at: number,
): Promise<void> {
  const fields = { limits_json: JSON.stringify(limits), updated_at: at }
  await tablesOf(store)
    .insertInto('live_limits')
    .values({ id: 'live', ...fields })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
    .execute()
}
