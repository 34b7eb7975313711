import type { ProfileChange, User, UserChange } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check, isActiveAdmin } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction } from '../accounts.ts'
import { agentsUpdated } from '../settings/directory-event.ts'
import { postEvents } from '../settings/settings-outbox.ts'
import { deleteResetLinkRow } from '../store/link-rows.ts'
import { deleteSessionRows } from '../store/session-rows.ts'
import { hasOtherAdmin, updateUserRow } from '../store/user-rows.ts'
import { emailKey } from './email-key.ts'
import { withOwnAgent } from './own-agent.ts'
import { readUser, refuseTakenEmail, setAgents, setTeams } from './users.ts'

/**
 * Changes what is given and leaves the rest. A disabled user's sessions and reset link end, and tokens stop working as long
 * as the user is disabled. The facts are told when a name, team or agent changed.
 * @throws FORBIDDEN, NOT_FOUND for the user or a team, EMAIL_TAKEN, AGENT_TAKEN, LAST_ADMIN
 */
export async function changeUser(
  accounts: Accounts,
  principal: Principal,
  { id, ...change }: UserChange & { readonly id: string },
): Promise<User> {
  check(principal, 'users:manage', 'all')
  return writeChange(accounts, id, change)
}

/** What everybody may change about themselves. A token may not: it is not the person. */
export async function changeProfile(
  accounts: Accounts,
  principal: Principal,
  change: ProfileChange,
): Promise<User> {
  if (principal.via.kind !== 'session') {
    throw new DeskmetryError('FORBIDDEN', { what: 'changing a profile by token' })
  }
  return writeChange(accounts, principal.user.id, change)
}

async function writeChange(accounts: Accounts, id: string, change: UserChange): Promise<User> {
  return inTransaction(accounts, async (inner) => {
    const before = await readUser(inner, id)
    await writeFields(inner, before, change)
    if (change.team_ids !== undefined) await setTeams(inner, id, change.team_ids)
    const role = change.role ?? before.role
    await setAgents(inner, id, withOwnAgent({ id, role }, change.agents ?? before.agents))
    const after = await readUser(inner, id)
    if (isActiveAdmin(before) && !isActiveAdmin(after) && !(await hasOtherAdmin(inner.store, id))) {
      throw new DeskmetryError('LAST_ADMIN')
    }
    if (after.status === 'disabled') {
      await deleteSessionRows(inner.store, id)
      await deleteResetLinkRow(inner.store, id)
    }
    if (directoryFieldsOf(before) !== directoryFieldsOf(after)) {
      await postEvents(inner, agentsUpdated(inner, after))
    }
    return after
  })
}

async function writeFields(tx: Accounts, before: User, change: UserChange): Promise<void> {
  const email = change.email ?? before.email
  await refuseTakenEmail(tx, email, before.id)
  await updateUserRow(tx.store, before.id, {
    email,
    email_key: emailKey(email),
    name: change.name ?? before.name,
    role: change.role ?? before.role,
    scope_limit: change.scope_limit ?? before.scope_limit,
    status: change.status ?? before.status,
    language: change.language === undefined ? before.language : change.language,
    updated_at: tx.clock.now(),
  })
}

function directoryFieldsOf({ name, team_ids, agents }: User): string {
  return JSON.stringify([name, team_ids, agents])
}
