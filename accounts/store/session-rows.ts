import type { StoreScope } from '../../store/public.ts'
import { type AccountsTables, tablesOf } from './tables.ts'

export type SessionRow = AccountsTables['sessions']

export async function insertSessionRow(store: StoreScope, row: SessionRow): Promise<void> {
  await tablesOf(store).insertInto('sessions').values(row).execute()
}

export async function findSessionRow(
  store: StoreScope,
  tokenHash: string,
): Promise<SessionRow | null> {
  const row = await tablesOf(store)
    .selectFrom('sessions')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row ?? null
}

/** The user's sessions, the one seen last first. */
export async function readSessionRows(
  store: StoreScope,
  userId: string,
): Promise<readonly SessionRow[]> {
  return tablesOf(store)
    .selectFrom('sessions')
    .selectAll()
    .where('user_id', '=', userId)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

export async function touchSessionRow(store: StoreScope, id: string, at: number): Promise<void> {
  await tablesOf(store)
    .updateTable('sessions')
    .set({ last_seen_at: at })
    .where('id', '=', id)
    .where('last_seen_at', '<', at)
    .execute()
}

/** Deletes sessions of a user and says how many: one, or all but one, or all. */
export async function deleteSessionRows(
  store: StoreScope,
  userId: string,
  which: { readonly id?: string; readonly except?: string } = {},
): Promise<number> {
  const { id, except } = which
  const result = await tablesOf(store)
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '!=', except ?? ''))
    .executeTakeFirst()
  return Number(result.numDeletedRows)
}

export async function deleteSessionRowsBefore(
  store: StoreScope,
  limits: { readonly expires_at: number; readonly last_seen_at: number },
): Promise<void> {
  await tablesOf(store)
    .deleteFrom('sessions')
    .where((row) =>
      row.or([
        row('expires_at', '<=', limits.expires_at),
        row('last_seen_at', '<=', limits.last_seen_at),
      ]),
    )
    .execute()
}
