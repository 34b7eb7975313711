import type { User } from '../../domain/contract/public.ts'
import type { Accounts } from '../accounts.ts'
import { readUsers } from '../store/user-rows.ts'

/**
 * Everybody, or those with these ids, in order of creation; for work that must know who is there, such as giving
 * somebody a case. It checks nobody: who offers names to the outside does.
 */
export async function readColleagues(
  accounts: Pick<Accounts, 'store'>,
  ids?: readonly string[],
): Promise<readonly User[]> {
  return readUsers(accounts.store, ids)
}
