import type { SetupInput, SetupStatus, User } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { type Accounts, inTransaction } from '../accounts.ts'
import { insertUser } from '../people/users.ts'
import { agentsUpdated } from '../settings/directory-event.ts'
import { postEvents } from '../settings/settings-outbox.ts'
import { deleteSetupLink, isSetupLink, putAccountRow, putSetupLink } from '../store/setup-rows.ts'
import { hasOtherAdmin } from '../store/user-rows.ts'
import { hashPassword, refuseWeakPassword } from './password.ts'
import { hashSecret, mintSecret } from './secret.ts'

/** Set-up is needed as long as nobody can administer the installation. */
export async function setupStatusOf(accounts: Accounts): Promise<SetupStatus> {
  return { needed: !(await hasOtherAdmin(accounts.store, null)) }
}

/**
 * The secret of a new set-up link, for each start of the server; links of earlier starts end. Null when an
 * administrator exists.
 */
export async function issueSetupSecret(accounts: Accounts): Promise<string | null> {
  const secret = mintSecret(accounts.randomBytes)
  return inTransaction(accounts, async ({ store, clock }) => {
    if (await hasOtherAdmin(store, null)) {
      await deleteSetupLink(store)
      return null
    }
    await putSetupLink(store, hashSecret(secret), clock.now())
    return secret
  })
}

/**
 * Makes the first administrator and names the account; the link has then been used.
 * @throws SETUP_DONE, SETUP_LINK_INVALID, BAD_INPUT when the password is weak, EMAIL_TAKEN
 */
export async function completeSetup(accounts: Accounts, input: SetupInput): Promise<User> {
  await refuseUnlessOpen(accounts, input.token)
  refuseWeakPassword(input.password, input)
  const password_hash = await hashPassword(input.password)
  return inTransaction(accounts, async (inner) => {
    // Once more: two people may have opened the link.
    await refuseUnlessOpen(inner, input.token)
    await deleteSetupLink(inner.store)
    const { account_name, tz, language } = input
    await putAccountRow(
      inner.store,
      { name: account_name, tz, language, score_weights: null },
      inner.clock.now(),
    )
    const user = await insertUser(inner, {
      email: input.email,
      name: input.name,
      role: 'admin',
      scope_limit: 'all',
      language: null,
      team_ids: [],
      agents: [],
      password_hash,
    })
    await postEvents(inner, agentsUpdated(inner, user))
    return user
  })
}

async function refuseUnlessOpen(accounts: Accounts, token: string): Promise<void> {
  const { needed } = await setupStatusOf(accounts)
  if (!needed) throw new DeskmetryError('SETUP_DONE')
  if (!(await isSetupLink(accounts.store, hashSecret(token)))) {
    throw new DeskmetryError('SETUP_LINK_INVALID')
  }
}
