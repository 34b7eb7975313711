import type { Account, AccountChange } from '../../domain/contract/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction } from '../accounts.ts'
import { putAccountRow, readAccountRow } from '../store/setup-rows.ts'

/** Until set-up has said otherwise. */
const UNNAMED: Account = { name: 'Deskmetry', tz: 'UTC', language: 'en', score_weights: null }

export async function readAccount(accounts: Accounts): Promise<Account> {
  return (await readAccountRow(accounts.store)) ?? UNNAMED
}

/** @throws FORBIDDEN */
export async function changeAccount(
  accounts: Accounts,
  principal: Principal,
  change: AccountChange,
): Promise<Account> {
  check(principal, 'settings:manage', 'all')
  return inTransaction(accounts, async (inner) => {
    const before = await readAccount(inner)
    const after: Account = {
      name: change.name ?? before.name,
      tz: change.tz ?? before.tz,
      language: change.language ?? before.language,
      score_weights:
        change.score_weights === undefined ? before.score_weights : change.score_weights,
    }
    await putAccountRow(inner.store, after, inner.clock.now())
    return after
  })
}
