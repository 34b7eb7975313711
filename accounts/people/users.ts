import type { User, UserAgent, UserInput } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, inTransaction, newId } from '../accounts.ts'
import { agentsUpdated } from '../settings/directory-event.ts'
import { postEvents } from '../settings/settings-outbox.ts'
import { hashPassword, refuseWeakPassword } from '../sign-in/password.ts'
import { readTeams } from '../store/team-rows.ts'
import {
  findAgentsOfOthers,
  findUserRow,
  insertUserRow,
  readUsers,
  replaceUserAgents,
  replaceUserTeams,
} from '../store/user-rows.ts'
import { emailKey } from './email-key.ts'
import { withOwnAgent } from './own-agent.ts'
import { skillsAsTypedFirst } from './skills.ts'

/**
 * All users, in order of creation.
 * @throws FORBIDDEN
 */
export async function listUsers(
  accounts: Accounts,
  principal: Principal,
): Promise<readonly User[]> {
  check(principal, 'users:manage', 'all')
  return readUsers(accounts.store)
}

/** @throws FORBIDDEN, NOT_FOUND for a team, EMAIL_TAKEN, AGENT_TAKEN, BAD_INPUT when the password is weak */
export async function createUser(
  accounts: Accounts,
  principal: Principal,
  { password, ...input }: UserInput,
): Promise<User> {
  check(principal, 'users:manage', 'all')
  refuseWeakPassword(password, input)
  const password_hash = await hashPassword(password)
  return inTransaction(accounts, async (inner) => {
    const user = await insertUser(inner, { ...input, password_hash })
    await postEvents(inner, agentsUpdated(inner, user))
    return user
  })
}

/**
 * Writes a user as given, within a transaction; whether that is allowed has been decided. Whoever may answer
 * customers is an agent of the desk from the first moment.
 * @param input.skills of that agent
 */
export async function insertUser(
  tx: Accounts,
  input: Omit<UserInput, 'password'> & {
    readonly password_hash: string
    readonly skills?: readonly string[]
  },
): Promise<User> {
  const now = tx.clock.now()
  const { email, name, role, scope_limit, language, password_hash } = input
  await refuseTakenEmail(tx, email, null)
  const id = newId(tx)
  await insertUserRow(tx.store, {
    id,
    email,
    email_key: emailKey(email),
    name,
    password_hash,
    role,
    scope_limit,
    status: 'active',
    language,
    created_at: now,
    updated_at: now,
  })
  await setTeams(tx, id, input.team_ids)
  const { skills = [] } = input
  await setAgents(tx, id, withOwnAgent({ id, role, skills }, input.agents))
  return readUser(tx, id)
}

/** @throws NOT_FOUND */
export async function readUser(accounts: Accounts, id: string): Promise<User> {
  const [user] = await readUsers(accounts.store, [id])
  if (user === undefined) {
    throw new DeskmetryError('NOT_FOUND', { what: `User ${id}`, fix: 'Load the list again.' })
  }
  return user
}

/** @throws NOT_FOUND for a team that does not exist */
export async function setTeams(
  tx: Accounts,
  userId: string,
  teamIds: readonly string[],
): Promise<void> {
  await refuseUnknownTeams(tx, teamIds)
  await replaceUserTeams(tx.store, userId, teamIds)
}

/** @throws NOT_FOUND */
export async function refuseUnknownTeams(
  accounts: Accounts,
  teamIds: readonly string[],
): Promise<void> {
  const known = await readTeams(accounts.store, teamIds)
  const missing = teamIds.find((id) => known.every((team) => team.id !== id))
  if (missing !== undefined) {
    throw new DeskmetryError('NOT_FOUND', { what: `Team ${missing}`, fix: 'Save the team first.' })
  }
}

/** @throws AGENT_TAKEN when an agent is somebody else */
export async function setAgents(
  tx: Accounts,
  userId: string,
  agents: User['agents'],
): Promise<void> {
  const ids = agents.map((agent) => agent.agent_id)
  const [taken] = await findAgentsOfOthers(tx.store, userId, ids)
  if (taken !== undefined) throw new DeskmetryError('AGENT_TAKEN', { agent_id: taken })
  const each = new Map(agents.map((agent) => [agent.agent_id, agent]))
  const named: UserAgent[] = []
  for (const { agent_id, skills } of each.values()) {
    named.push({ agent_id, skills: await skillsAsTypedFirst(tx, skills) })
  }
  await replaceUserAgents(tx.store, userId, named)
}

/**
 * Asked before every write of an address, so that of two transactions which take one at the same moment the
 * later is run again and finds it taken.
 * @throws EMAIL_TAKEN
 */
export async function refuseTakenEmail(
  tx: Accounts,
  email: string,
  userId: string | null,
): Promise<void> {
  const owner = await findUserRow(tx.store, { email_key: emailKey(email) })
  if (owner !== null && owner.id !== userId) throw new DeskmetryError('EMAIL_TAKEN', { email })
}
