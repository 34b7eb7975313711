import type { StoreScope } from '../../store/public.ts'
import { tablesOf } from './tables.ts'

export interface AttemptWindow {
  readonly count: number
  readonly window_ends_at: number
}

/** Counts one attempt, in one statement: of two at the same moment both are counted. */
export async function countAttempt(
  store: StoreScope,
  key: string,
  window: { readonly now: number; readonly ends_at: number },
): Promise<AttemptWindow> {
  const { now, ends_at } = window
  return tablesOf(store)
    .insertInto('sign_in_attempts')
    .values({ key, count: 1, window_ends_at: ends_at })
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet((row) => ({
        count: row
          .case()
          .when('sign_in_attempts.window_ends_at', '<=', now)
          .then(1)
          .else(row('sign_in_attempts.count', '+', 1))
          .end(),
        window_ends_at: row
          .case()
          .when('sign_in_attempts.window_ends_at', '<=', now)
          .then(ends_at)
          .else(row.ref('sign_in_attempts.window_ends_at'))
          .end(),
      })),
    )
    .returning(['count', 'window_ends_at'])
    .executeTakeFirstOrThrow()
}

export async function uncountAttempt(store: StoreScope, key: string): Promise<void> {
  await tablesOf(store)
    .updateTable('sign_in_attempts')
    .set((row) => ({ count: row('count', '-', 1) }))
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute()
}

export async function forgetAttempts(store: StoreScope, key: string): Promise<void> {
  await tablesOf(store).deleteFrom('sign_in_attempts').where('key', '=', key).execute()
}

export async function deleteAttemptsBefore(store: StoreScope, at: number): Promise<void> {
  await tablesOf(store).deleteFrom('sign_in_attempts').where('window_ends_at', '<=', at).execute()
}
