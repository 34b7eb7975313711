import { z } from 'zod'
import { language, role, scope, type User, userStatus } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { instantOf } from '../accounts.ts'
import { type AccountsTables, tablesOf } from './tables.ts'

export type UserRow = AccountsTables['users']

const skills = z.array(z.string())

export async function findUserRow(
  store: StoreScope,
  by: { readonly id: string } | { readonly email_key: string },
): Promise<UserRow | null> {
  const query = tablesOf(store).selectFrom('users').selectAll()
  const row = await ('id' in by
    ? query.where('id', '=', by.id)
    : query.where('email_key', '=', by.email_key)
  ).executeTakeFirst()
  return row ?? null
}

export async function insertUserRow(store: StoreScope, row: UserRow): Promise<void> {
  await tablesOf(store).insertInto('users').values(row).execute()
}

export async function updateUserRow(
  store: StoreScope,
  id: string,
  change: Partial<Omit<UserRow, 'id' | 'created_at'>>,
): Promise<void> {
  await tablesOf(store).updateTable('users').set(change).where('id', '=', id).execute()
}

/** All users, or those with these ids, in order of creation, with their teams and agents. */
export async function readUsers(
  store: StoreScope,
  ids?: readonly string[],
): Promise<readonly User[]> {
  if (ids?.length === 0) return []
  const db = tablesOf(store)
  const rows = await db
    .selectFrom('users')
    .selectAll()
    .$if(ids !== undefined, (query) => query.where('id', 'in', [...(ids ?? [])]))
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const teams = await db
    .selectFrom('user_teams')
    .selectAll()
    .$if(ids !== undefined, (query) => query.where('user_id', 'in', [...(ids ?? [])]))
    .orderBy('team_id')
    .execute()
  const agents = await db
    .selectFrom('user_agents')
    .selectAll()
    .$if(ids !== undefined, (query) => query.where('user_id', 'in', [...(ids ?? [])]))
    .orderBy('agent_id')
    .execute()
  const teamsOf = groupByUser(teams)
  const agentsOf = groupByUser(agents)
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    role: role.parse(row.role),
    scope_limit: scope.parse(row.scope_limit),
    status: userStatus.parse(row.status),
    language: language.nullable().parse(row.language),
    team_ids: (teamsOf.get(row.id) ?? []).map((team) => team.team_id),
    agents: (agentsOf.get(row.id) ?? []).map((agent) => ({
      agent_id: agent.agent_id,
      skills: skills.parse(JSON.parse(agent.skills_json)),
    })),
    created_at: instantOf(row.created_at),
  }))
}

/** Of many users at once, such as everybody who is connected. */
export async function readUserRights(
  store: StoreScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, UserRights>> {
  if (ids.length === 0) return new Map()
  const db = tablesOf(store)
  const rows = await db
    .selectFrom('users')
    .select(['id', 'role', 'scope_limit', 'status'])
    .where('id', 'in', [...ids])
    .execute()
  const teams = groupByUser(
    await db
      .selectFrom('user_teams')
      .selectAll()
      .where('user_id', 'in', [...ids])
      .execute(),
  )
  return new Map(
    rows.map(({ id, ...row }) => [
      id,
      { ...row, team_ids: (teams.get(id) ?? []).map(({ team_id }) => team_id) },
    ]),
  )
}

export interface UserRights {
  readonly role: string
  readonly scope_limit: string
  readonly status: string
  readonly team_ids: readonly string[]
}

function groupByUser<Row extends { readonly user_id: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.user_id)
    if (group === undefined) groups.set(row.user_id, [row])
    else group.push(row)
  }
  return groups
}

export async function replaceUserTeams(
  store: StoreScope,
  userId: string,
  teamIds: readonly string[],
): Promise<void> {
  const db = tablesOf(store)
  await db.deleteFrom('user_teams').where('user_id', '=', userId).execute()
  const rows = [...new Set(teamIds)].map((team_id) => ({ user_id: userId, team_id }))
  if (rows.length > 0) await db.insertInto('user_teams').values(rows).execute()
}

export async function replaceUserAgents(
  store: StoreScope,
  userId: string,
  agents: User['agents'],
): Promise<void> {
  const db = tablesOf(store)
  await db.deleteFrom('user_agents').where('user_id', '=', userId).execute()
  const rows = agents.map((agent) => ({
    agent_id: agent.agent_id,
    user_id: userId,
    skills_json: JSON.stringify(agent.skills),
  }))
  if (rows.length > 0) await db.insertInto('user_agents').values(rows).execute()
}

/** Which of these agents belong to somebody else. */
export async function findAgentsOfOthers(
  store: StoreScope,
  userId: string,
  agentIds: readonly string[],
): Promise<readonly string[]> {
  if (agentIds.length === 0) return []
  const rows = await tablesOf(store)
    .selectFrom('user_agents')
    .select('agent_id')
    .where('agent_id', 'in', [...agentIds])
    .where('user_id', '!=', userId)
    .orderBy('agent_id')
    .execute()
  return rows.map((row) => row.agent_id)
}

/** Whether somebody other than this user is an active administrator without a limit. */
export async function hasOtherAdmin(store: StoreScope, userId: string | null): Promise<boolean> {
  const row = await tablesOf(store)
    .selectFrom('users')
    .select('id')
    .where('role', '=', 'admin')
    .where('status', '=', 'active')
    .where('scope_limit', '=', 'all')
    .$if(userId !== null, (query) => query.where('id', '!=', userId ?? ''))
    .executeTakeFirst()
  return row !== undefined
}
