import type { SignInInput, User } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { Accounts } from '../accounts.ts'
import { emailKey } from '../people/email-key.ts'
import { findUserRow, readUsers, updateUserRow } from '../store/user-rows.ts'
import { hashPassword, isOutdated, verifyPassword } from './password.ts'
import { type OpenedSession, openSession, type Origin } from './session.ts'
import { beginAttempt } from './throttle.ts'

/**
 * Opens a session for the right e-mail address and password. Unknown, disabled and wrong are one answer that
 * takes one time, so it tells nobody who has a user here.
 * @throws SIGN_IN_FAILED, SIGN_IN_THROTTLED
 */
export async function signIn(
  accounts: Accounts,
  input: SignInInput,
  origin: Origin,
): Promise<{ readonly user: User; readonly session: OpenedSession }> {
  const attempt = await beginAttempt(accounts, { email: input.email, address: origin.address })
  const row = await findUserRow(accounts.store, { email_key: emailKey(input.email) })
  const isRight = await verifyPassword(row?.password_hash ?? null, input.password)
  if (row === null || !isRight || row.status !== 'active')
    throw new DeskmetryError('SIGN_IN_FAILED')
  await attempt.succeed()
  if (isOutdated(row.password_hash)) {
    await updateUserRow(accounts.store, row.id, {
      password_hash: await hashPassword(input.password),
    })
  }
  const session = await openSession(accounts, row.id, origin)
  const [user] = await readUsers(accounts.store, [row.id])
  if (user === undefined) throw new DeskmetryError('SIGN_IN_FAILED')
  return { user, session }
}
