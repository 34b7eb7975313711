import { z } from 'zod'
import {
  type Invitation,
  type InvitationAcceptance,
  type InvitationInput,
  type InvitationSight,
  role,
  scope,
  type User,
} from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction, instantOf, newId } from '../accounts.ts'
import { agentsUpdated } from '../settings/directory-event.ts'
import { postEvents } from '../settings/settings-outbox.ts'
import { hashPassword, refuseWeakPassword } from '../sign-in/password.ts'
import { hashSecret, mintSecret } from '../sign-in/secret.ts'
import {
  deleteInvitationRow,
  findInvitationRow,
  type InvitationRow,
  putInvitationRow,
  readInvitationRows,
} from '../store/link-rows.ts'
import { readAccountRow } from '../store/setup-rows.ts'
import { emailKey } from './email-key.ts'
import { skillsAsTypedFirst } from './skills.ts'
import { insertUser, refuseTakenEmail, refuseUnknownTeams } from './users.ts'

const VALID_DAYS = 7
const DAY_MS = 86_400_000

/**
 * Invites somebody by a link that only they should have; only its hash is stored. A new one for the same address
 * ends the one before.
 * @returns with the secret of the link; it cannot be read back
 * @throws FORBIDDEN, NOT_FOUND for a team, EMAIL_TAKEN
 */
export async function createInvitation(
  accounts: Accounts,
  principal: Principal,
  input: InvitationInput,
): Promise<{ readonly invitation: Invitation; readonly secret: string }> {
  check(principal, 'users:manage', 'all')
  const secret = mintSecret(accounts.randomBytes)
  const now = accounts.clock.now()
  const row: Omit<InvitationRow, 'skills_json'> = {
    id: newId(accounts),
    token_hash: hashSecret(secret),
    email: input.email,
    email_key: emailKey(input.email),
    role: input.role,
    scope_limit: input.scope_limit,
    team_ids_json: JSON.stringify([...new Set(input.team_ids)]),
    created_by: principal.user.id,
    created_at: now,
    expires_at: now + VALID_DAYS * DAY_MS,
  }
  const invitation = await inTransaction(accounts, async (inner) => {
    await refuseTakenEmail(inner, input.email, null)
    await refuseUnknownTeams(inner, input.team_ids)
    const skills_json = JSON.stringify(await skillsAsTypedFirst(inner, input.skills))
    await putInvitationRow(inner.store, { ...row, skills_json })
    return invitationOf({ ...row, skills_json }, now)
  })
  return { invitation, secret }
}

/** Those nobody has accepted, the newest first. */
export async function listInvitations(
  accounts: Accounts,
  principal: Principal,
): Promise<readonly Invitation[]> {
  check(principal, 'users:manage', 'all')
  const now = accounts.clock.now()
  return (await readInvitationRows(accounts.store)).map((row) => invitationOf(row, now))
}

/** @throws FORBIDDEN, NOT_FOUND */
export async function revokeInvitation(
  accounts: Accounts,
  principal: Principal,
  id: string,
): Promise<void> {
  check(principal, 'users:manage', 'all')
  if (!(await deleteInvitationRow(accounts.store, id))) {
    throw new DeskmetryError('NOT_FOUND', { what: `Invitation ${id}`, fix: 'Load the list again.' })
  }
}

/**
 * What the person with the link is shown.
 * @throws INVITATION_INVALID
 */
export async function readInvitation(accounts: Accounts, secret: string): Promise<InvitationSight> {
  const row = await requireInvitation(accounts, secret)
  const account = await readAccountRow(accounts.store)
  return {
    email: row.email,
    role: role.parse(row.role),
    account_name: account?.name ?? null,
    expires_at: instantOf(row.expires_at),
  }
}

/**
 * Makes the user the invitation was for; it has then been used. Two who accept at once make one user.
 * @throws INVITATION_INVALID, BAD_INPUT when the password is weak, EMAIL_TAKEN, NOT_FOUND for a team that is gone
 */
export async function acceptInvitation(
  accounts: Accounts,
  { token, name, password, language }: InvitationAcceptance,
): Promise<User> {
  const { email } = await requireInvitation(accounts, token)
  refuseWeakPassword(password, { email, name })
  const password_hash = await hashPassword(password)
  return inTransaction(accounts, async (inner) => {
    const row = await requireInvitation(inner, token)
    await deleteInvitationRow(inner.store, row.id)
    const user = await insertUser(inner, {
      email: row.email,
      name,
      role: role.parse(row.role),
      scope_limit: scope.parse(row.scope_limit),
      language,
      team_ids: strings.parse(JSON.parse(row.team_ids_json)),
      agents: [],
      skills: strings.parse(JSON.parse(row.skills_json)),
      password_hash,
    })
    await postEvents(inner, agentsUpdated(inner, user))
    return user
  })
}

const strings = z.array(z.string())

async function requireInvitation(accounts: Accounts, secret: string): Promise<InvitationRow> {
  const row = await findInvitationRow(accounts.store, hashSecret(secret))
  if (row === null || row.expires_at <= accounts.clock.now()) {
    throw new DeskmetryError('INVITATION_INVALID', { days: VALID_DAYS })
  }
  return row
}

function invitationOf(row: InvitationRow, now: number): Invitation {
  return {
    id: row.id,
    email: row.email,
    role: role.parse(row.role),
    scope_limit: scope.parse(row.scope_limit),
    team_ids: strings.parse(JSON.parse(row.team_ids_json)),
    skills: strings.parse(JSON.parse(row.skills_json)),
    created_at: instantOf(row.created_at),
    expires_at: instantOf(row.expires_at),
    is_expired: row.expires_at <= now,
  }
}
