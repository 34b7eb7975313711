import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** Which of these tokens (as hashes) still work: neither revoked nor of a customer who was forgotten. */
export async function readWorkingVisitors(
  desk: Pick<Desk, 'store'>,
  tokenHashes: readonly string[],
): Promise<ReadonlySet<string>> {
  if (tokenHashes.length === 0) return new Set()
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_visitors')
    .innerJoin('desk_customers', 'desk_customers.id', 'desk_visitors.customer_id')
    .select('token_hash')
    .where('token_hash', 'in', [...tokenHashes])
    .where('revoked_at', 'is', null)
    .where('erased_at', 'is', null)
    .execute()
  return new Set(rows.map(({ token_hash }) => token_hash))
}

/** These customers are here now; told now and then while a socket of theirs is open. */
export async function touchVisitors(
  desk: Pick<Desk, 'store' | 'clock'>,
  visitors: readonly { readonly token_hash: string; readonly customer_id: string }[],
): Promise<void> {
  if (visitors.length === 0) return
  const last_seen_at = desk.clock.now()
  await desk.store.transaction(async (store) => {
    await tablesOf(store)
      .updateTable('desk_visitors')
      .set({ last_seen_at })
      .where(
        'token_hash',
        'in',
        visitors.map((visitor) => visitor.token_hash),
      )
      .execute()
    await tablesOf(store)
      .updateTable('desk_customers')
      .set({ last_seen_at })
      .where('id', 'in', [...new Set(visitors.map((visitor) => visitor.customer_id))])
      .execute()
  })
}
