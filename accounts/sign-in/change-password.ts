import type { PasswordChange } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction } from '../accounts.ts'
import { deleteResetLinkRow } from '../store/link-rows.ts'
import { deleteSessionRows } from '../store/session-rows.ts'
import { findUserRow, updateUserRow } from '../store/user-rows.ts'
import { hashPassword, refuseWeakPassword, verifyPassword } from './password.ts'
import type { Origin } from './session.ts'
import { beginAttempt } from './throttle.ts'

/**
 * Changes one's own password and ends every other session of this user, and a link to reset it.
 * @throws FORBIDDEN for a token, SIGN_IN_FAILED when the current password is wrong, SIGN_IN_THROTTLED,
 * BAD_INPUT when the new one is weak
 */
export async function changePassword(
  accounts: Accounts,
  principal: Principal,
  change: PasswordChange & { readonly origin: Origin },
): Promise<void> {
  const { user, via } = principal
  if (via.kind !== 'session')
    throw new DeskmetryError('FORBIDDEN', { what: 'changing a password by token' })
  const { current_password, new_password, origin } = change
  const attempt = await beginAttempt(accounts, { email: user.email, address: origin.address })
  const row = await findUserRow(accounts.store, { id: user.id })
  const isRight = await verifyPassword(row?.password_hash ?? null, current_password)
  if (!isRight) throw new DeskmetryError('SIGN_IN_FAILED')
  await attempt.succeed()
  refuseWeakPassword(new_password, user)
  await storePassword(accounts, user.id, { password: new_password, keep_session: via.session_id })
}

/**
 * An administrator gives a user a new password; every session of that user ends.
 * @throws FORBIDDEN, NOT_FOUND, BAD_INPUT when it is weak
 */
export async function resetPassword(
  accounts: Accounts,
  principal: Principal,
  reset: { readonly user_id: string; readonly new_password: string },
): Promise<void> {
  check(principal, 'users:manage', 'all')
  const row = await findUserRow(accounts.store, { id: reset.user_id })
  if (row === null) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `User ${reset.user_id}`,
      fix: 'Load the list again.',
    })
  }
  refuseWeakPassword(reset.new_password, row)
  await storePassword(accounts, row.id, { password: reset.new_password, keep_session: null })
}

async function storePassword(
  accounts: Accounts,
  userId: string,
  change: { readonly password: string; readonly keep_session: string | null },
): Promise<void> {
  const password_hash = await hashPassword(change.password)
  await inTransaction(accounts, async ({ store, clock }) => {
    await updateUserRow(store, userId, { password_hash, updated_at: clock.now() })
    await deleteResetLinkRow(store, userId)
    const kept = change.keep_session
    await deleteSessionRows(store, userId, kept === null ? {} : { except: kept })
  })
}
