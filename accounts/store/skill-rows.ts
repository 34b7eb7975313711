import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from './tables.ts'

/** The names of these skills as they were typed first, by their keys. */
export async function readSkillNames(
  store: StoreScope,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map()
  const rows = await tablesOf(store)
    .selectFrom('skills')
    .select(['key', 'name'])
    .where('key', 'in', [...keys])
    .execute()
  return new Map(rows.map(({ key, name }) => [key, name]))
}

/** A name that is there stays. */
export async function insertSkillRows(
  store: StoreScope,
  rows: readonly { readonly key: string; readonly name: string }[],
): Promise<void> {
  if (rows.length === 0) return
  await tablesOf(store)
    .insertInto('skills')
    .values([...rows])
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
}
