import { type Account, language, scoreWeights } from '../../domain/contract/public.ts'
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
    .select(['name', 'tz', 'language', 'score_weights_json'])
    .executeTakeFirst()
  if (row === undefined) return null
  const { score_weights_json: weights, ...fields } = row
  return {
    ...fields,
    language: language.parse(row.language),
    score_weights: weights === null ? null : scoreWeights.parse(JSON.parse(weights)),
  }
}

export async function putAccountRow(
  store: StoreScope,
  account: Account,
  at: number,
): Promise<void> {
  const { name, tz, language, score_weights } = account
  const score_weights_json = score_weights === null ? null : JSON.stringify(score_weights)
  const fields = { name, tz, language, score_weights_json, updated_at: at }
  await tablesOf(store)
    .insertInto('account')
    .values({ id: 'account', ...fields })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(fields))
    .execute()
}
