import type { StoreScope } from '../../store/public.ts'
import { type AccountsTables, tablesOf } from './tables.ts'

export type InvitationRow = AccountsTables['invitations']
export type ResetLinkRow = AccountsTables['reset_links']

/** Replaces whatever invitation the address had. */
export async function putInvitationRow(store: StoreScope, row: InvitationRow): Promise<void> {
  const db = tablesOf(store)
  await db.deleteFrom('invitations').where('email_key', '=', row.email_key).execute()
  await db.insertInto('invitations').values(row).execute()
}

/** Newest first. */
export async function readInvitationRows(store: StoreScope): Promise<readonly InvitationRow[]> {
  return tablesOf(store)
    .selectFrom('invitations')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function findInvitationRow(
  store: StoreScope,
  tokenHash: string,
): Promise<InvitationRow | null> {
  const row = await tablesOf(store)
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** False when there was none. */
export async function deleteInvitationRow(store: StoreScope, id: string): Promise<boolean> {
  const result = await tablesOf(store)
    .deleteFrom('invitations')
    .where('id', '=', id)
    .executeTakeFirst()
  return result.numDeletedRows > 0n
}

export async function putResetLinkRow(store: StoreScope, row: ResetLinkRow): Promise<void> {
  const { user_id, ...columns } = row
  await tablesOf(store)
    .insertInto('reset_links')
    .values(row)
    .onConflict((conflict) => conflict.column('user_id').doUpdateSet(columns))
    .execute()
}

export async function findResetLinkRow(
  store: StoreScope,
  tokenHash: string,
): Promise<ResetLinkRow | null> {
  const row = await tablesOf(store)
    .selectFrom('reset_links')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

export async function deleteResetLinkRow(store: StoreScope, userId: string): Promise<void> {
  await tablesOf(store).deleteFrom('reset_links').where('user_id', '=', userId).execute()
}
