import type { StoreScope } from '../../store/public.ts'
import { type AccountsTables, tablesOf } from './tables.ts'

export type TokenRow = AccountsTables['api_tokens']

export async function insertTokenRow(store: StoreScope, row: TokenRow): Promise<void> {
  await tablesOf(store).insertInto('api_tokens').values(row).execute()
}

export async function findTokenRow(store: StoreScope, tokenHash: string): Promise<TokenRow | null> {
  const row = await tablesOf(store)
    .selectFrom('api_tokens')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** Tokens that were not revoked, newest first: everybody's, or one user's. */
export async function readTokenRows(
  store: StoreScope,
  userId: string | null,
): Promise<readonly TokenRow[]> {
  return tablesOf(store)
    .selectFrom('api_tokens')
    .selectAll()
    .where('revoked_at', 'is', null)
    .$if(userId !== null, (query) => query.where('user_id', '=', userId ?? ''))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function touchTokenRow(store: StoreScope, id: string, at: number): Promise<void> {
  await tablesOf(store)
    .updateTable('api_tokens')
    .set({ last_used_at: at })
    .where('id', '=', id)
    .execute()
}

/** False when there is no such token, or none that still works. */
export async function revokeTokenRow(
  store: StoreScope,
  id: string,
  revocation: { readonly at: number; readonly user_id: string | null },
): Promise<boolean> {
  const { at, user_id } = revocation
  const result = await tablesOf(store)
    .updateTable('api_tokens')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .$if(user_id !== null, (query) => query.where('user_id', '=', user_id ?? ''))
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
