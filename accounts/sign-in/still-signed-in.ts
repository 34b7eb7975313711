import { z } from 'zod'
import { tokenScope } from '../../domain/contract/public.ts'
import type { Principal } from '../access/principal.ts'
import type { Accounts } from '../accounts.ts'
import { readUserRights, type UserRights } from '../store/user-rows.ts'
import { tablesOf } from '../store/tables.ts'
import { isOver } from './session.ts'

/** What a connection that lives longer than a request must ask again and again. */
export type SignInState = 'same' | 'changed' | 'over'

/**
 * Whether each of these principals is still who they were when they came: `over` when the session or token is
 * revoked or expired or the user is disabled, `changed` when they may do more or less than then.
 */
export async function stillSignedIn(
  accounts: Pick<Accounts, 'store' | 'clock'>,
  principals: readonly Principal[],
): Promise<readonly SignInState[]> {
  if (principals.length === 0) return []
  const now = accounts.clock.now()
  const users = await readUserRights(accounts.store, [
    ...new Set(principals.map(({ user }) => user.id)),
  ])
  const sessions = await runningSessions(accounts, principals, now)
  const tokens = await workingTokens(accounts, principals, now)
  return principals.map(({ user, via }) => {
    const today = users.get(user.id)
    if (today?.status !== 'active') return 'over'
    if (via.kind === 'session') {
      if (!sessions.has(via.session_id)) return 'over'
    } else {
      const scopes = tokens.get(via.token_id)
      if (scopes === undefined) return 'over'
      if (scopes.join() !== via.scopes.join()) return 'changed'
    }
    return rightsOf(today) === rightsOf(user) ? 'same' : 'changed'
  })
}

const rightsOf = ({ role, scope_limit, team_ids }: Omit<UserRights, 'status'>) =>
  [role, scope_limit, ...team_ids.toSorted()].join('\n')

async function runningSessions(
  { store }: Pick<Accounts, 'store'>,
  principals: readonly Principal[],
  now: number,
): Promise<ReadonlySet<string>> {
  const ids = principals.flatMap(({ via }) => (via.kind === 'session' ? [via.session_id] : []))
  if (ids.length === 0) return new Set()
  const rows = await tablesOf(store)
    .selectFrom('sessions')
    .select(['id', 'expires_at', 'last_seen_at'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Set(rows.filter((row) => !isOver(row, now)).map(({ id }) => id))
}

async function workingTokens(
  { store }: Pick<Accounts, 'store'>,
  principals: readonly Principal[],
  now: number,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = principals.flatMap(({ via }) => (via.kind === 'token' ? [via.token_id] : []))
  if (ids.length === 0) return new Map()
  const rows = await tablesOf(store)
    .selectFrom('api_tokens')
    .select(['id', 'scopes_json', 'expires_at'])
    .where('id', 'in', [...new Set(ids)])
    .where('revoked_at', 'is', null)
    .execute()
  const working = rows.filter(({ expires_at }) => expires_at === null || expires_at > now)
  return new Map(
    working.map((row) => [row.id, z.array(tokenScope).parse(JSON.parse(row.scopes_json))]),
  )
}
