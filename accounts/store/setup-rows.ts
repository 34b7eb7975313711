import { type Account, language } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from './tables.ts'

/** Replaces the set-up link: only the newest works. */
export async function putSetupLink(
  store: StoreScope,
  tokenHash: string,
  at: number,
): Promise<void> {
  const link = { token_hash: tokenHash, created_at: at }
  await tablesOf(store)
    .insertInto('setup_links')
    .values({ id: 'setup', ...link })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(link))
    .execute()
}

export async function isSetupLink(store: StoreScope, tokenHash: string): Promise<boolean> {
  const row = await tablesOf(store)
    .selectFrom('setup_links')
    .select('id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row !== undefined
}

export async function deleteSetupLink(store: StoreScope): Promise<void> {
  await tablesOf(store).deleteFrom('setup_links').execute()
}

export async function readAccountRow(store: StoreScope): Promise<Account | null> {
  const row = await tablesOf(store)
    .selectFrom('account')
    .select(['name', 'tz', 'language'])
    .executeTakeFirst()
  return row === undefined ? null : { ...row, language: language.parse(row.language) }
}

export async function putAccountRow(
  store: StoreScope,
  account: Account,
  at: number,
): Promise<void> {
  const { name, tz, language } = account
  const fields = { name, tz, language, updated_at: at }
  await tablesOf(store)
    .insertInto('account')
    .values({ id: 'account', ...fields })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
    .execute()
}
