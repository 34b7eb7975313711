import type { ResetInput, ResetSight } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction } from '../accounts.ts'
import { deleteResetLinkRow, findResetLinkRow, putResetLinkRow } from '../store/link-rows.ts'
import { deleteSessionRows } from '../store/session-rows.ts'
import { findUserRow, updateUserRow, type UserRow } from '../store/user-rows.ts'
import { hashPassword, refuseWeakPassword } from './password.ts'
import { hashSecret, mintSecret } from './secret.ts'

const VALID_HOURS = 24
const HOUR_MS = 3_600_000

/**
 * A link by which a user sets a new password, made by an administrator who hands it over. The password they have
 * works until then; an earlier link ends.
 * @returns the secret of the link, and until when it works, epoch ms
 * @throws FORBIDDEN, NOT_FOUND
 */
export async function createResetLink(
  accounts: Accounts,
  principal: Principal,
  userId: string,
): Promise<{ readonly secret: string; readonly expires_at: number }> {
  check(principal, 'users:manage', 'all')
  const secret = mintSecret(accounts.randomBytes)
  const now = accounts.clock.now()
  const expires_at = now + VALID_HOURS * HOUR_MS
  await inTransaction(accounts, async ({ store }) => {
    const user = await findUserRow(store, { id: userId })
    if (user === null) {
      throw new DeskmetryError('NOT_FOUND', { what: `User ${userId}`, fix: 'Load the list again.' })
    }
    const made = { created_by: principal.user.id, created_at: now, expires_at }
    await putResetLinkRow(store, { user_id: userId, token_hash: hashSecret(secret), ...made })
  })
  return { secret, expires_at }
}

/**
 * Whose password the link is for.
 * @throws RESET_LINK_INVALID, for a disabled user as well
 */
export async function readResetLink(accounts: Accounts, secret: string): Promise<ResetSight> {
  const { email, name } = await requireUser(accounts, secret)
  return { email, name }
}

/**
 * Sets the password, ends every session of the user and the link.
 * @throws RESET_LINK_INVALID, BAD_INPUT when the password is weak
 */
export async function completeReset(accounts: Accounts, input: ResetInput): Promise<void> {
  refuseWeakPassword(input.new_password, await requireUser(accounts, input.token))
  const password_hash = await hashPassword(input.new_password)
  await inTransaction(accounts, async (inner) => {
    const { id } = await requireUser(inner, input.token)
    await deleteResetLinkRow(inner.store, id)
    await updateUserRow(inner.store, id, { password_hash, updated_at: inner.clock.now() })
    await deleteSessionRows(inner.store, id)
  })
}

async function requireUser(accounts: Accounts, secret: string): Promise<UserRow> {
  const link = await findResetLinkRow(accounts.store, hashSecret(secret))
  const isOver = link === null || link.expires_at <= accounts.clock.now()
  const user = isOver ? null : await findUserRow(accounts.store, { id: link.user_id })
  if (user?.status !== 'active') {
    throw new DeskmetryError('RESET_LINK_INVALID', { hours: VALID_HOURS })
  }
  return user
}
