import { type Clock, uuidV7 } from '../domain/public.ts'
import type { StoreScope } from '../store/public.ts'

/** What the functions of this room are handed: where they write, the time, and bytes nobody can guess. */
export interface Accounts {
  readonly store: StoreScope
  readonly clock: Clock
  /** A cryptographic source, such as `randomBytes` of node:crypto; secrets are made of it. */
  readonly randomBytes: (size: number) => Uint8Array
}

/** Runs `work` in one transaction; within one, joins it. See `StoreScope.transaction` for what it may not do. */
export async function inTransaction<T>(
  accounts: Accounts,
  work: (inner: Accounts) => Promise<T>,
): Promise<T> {
  return accounts.store.transaction((store) => work({ ...accounts, store }))
}

export function newId(accounts: Accounts): string {
  return uuidV7(accounts.clock.now(), accounts.randomBytes(10))
}

/** An instant as the contracts write it. */
export function instantOf(epochMs: number): string {
  return new Date(epochMs).toISOString()
}
