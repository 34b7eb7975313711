import type { Session } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, instantOf, newId } from '../accounts.ts'
import { deleteAttemptsBefore } from '../store/attempt-rows.ts'
import {
  deleteSessionRows,
  deleteSessionRowsBefore,
  findSessionRow,
  insertSessionRow,
  readSessionRows,
  type SessionRow,
  touchSessionRow,
} from '../store/session-rows.ts'
import { readUsers } from '../store/user-rows.ts'
import { hashSecret, mintSecret } from './secret.ts'

/**
 * A session is a secret in a cookie; only its hash is stored. It ends when it was not used for a day, or
 * after two weeks whatever happens.
 */
const IDLE_MS = 24 * 3_600_000
const LIFETIME_MS = 14 * 24 * 3_600_000
/** How exact `last_seen_at` is: a page that asks every second does not write every second. */
const TOUCH_EVERY_MS = 60_000

/** Where a request comes from, shown to the user in the list of sessions. */
export interface Origin {
  readonly address: string
  readonly user_agent: string
}

export interface OpenedSession {
  /** For the cookie; it cannot be read back. */
  readonly secret: string
  readonly session_id: string
  /** Epoch ms. */
  readonly expires_at: number
}

export async function openSession(
  accounts: Accounts,
  userId: string,
  origin: Origin,
): Promise<OpenedSession> {
  const now = accounts.clock.now()
  const secret = mintSecret(accounts.randomBytes)
  const session_id = newId(accounts)
  const expires_at = now + LIFETIME_MS
  await insertSessionRow(accounts.store, {
    id: session_id,
    token_hash: hashSecret(secret),
    user_id: userId,
    address: origin.address.slice(0, 100),
    user_agent: origin.user_agent.replaceAll('\u0000', '').slice(0, 300),
    created_at: now,
    last_seen_at: now,
    expires_at,
  })
  return { secret, session_id, expires_at }
}

/** Who a session's secret belongs to. Null when the session is unknown, over or revoked, or the user disabled. */
export async function principalOfSession(
  accounts: Accounts,
  secret: string,
): Promise<Principal | null> {
  const now = accounts.clock.now()
  const row = await findSessionRow(accounts.store, hashSecret(secret))
  if (row === null || isOver(row, now)) return null
  const [user] = await readUsers(accounts.store, [row.user_id])
  if (user?.status !== 'active') return null
  if (now - row.last_seen_at >= TOUCH_EVERY_MS) await touchSessionRow(accounts.store, row.id, now)
  return { user, via: { kind: 'session', session_id: row.id } }
}

/**
 * The running sessions of the principal, or of another user for who manages users; the one used last first.
 * @throws FORBIDDEN, also when asked by token
 */
export async function listSessions(
  accounts: Accounts,
  principal: Principal,
  userId: string = principal.user.id,
): Promise<readonly Session[]> {
  refuseToken(principal)
  if (userId !== principal.user.id) check(principal, 'users:manage', 'all')
  const now = accounts.clock.now()
  const rows = await readSessionRows(accounts.store, userId)
  return rows
    .filter((row) => !isOver(row, now))
    .map((row) => ({
      id: row.id,
      address: row.address,
      user_agent: row.user_agent,
      created_at: instantOf(row.created_at),
      last_seen_at: instantOf(row.last_seen_at),
      expires_at: instantOf(row.expires_at),
      is_current: principal.via.kind === 'session' && principal.via.session_id === row.id,
    }))
}

/**
 * Ends one of the principal's own sessions; signing out is ending the current one.
 * @throws NOT_FOUND, FORBIDDEN when asked by token
 */
export async function revokeSession(
  accounts: Accounts,
  principal: Principal,
  sessionId: string,
): Promise<void> {
  refuseToken(principal)
  const count = await deleteSessionRows(accounts.store, principal.user.id, { id: sessionId })
  if (count === 0) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `Session ${sessionId}`,
      fix: 'Load the list again.',
    })
  }
}

/**
 * Ends sessions of any user, for who manages users: one, or all. Their sockets close with them.
 * @throws FORBIDDEN, NOT_FOUND when the one is not there
 */
export async function revokeSessionsOf(
  accounts: Accounts,
  principal: Principal,
  which: { readonly user_id: string; readonly session_id?: string },
): Promise<void> {
  refuseToken(principal)
  check(principal, 'users:manage', 'all')
  const { user_id, session_id } = which
  const one = session_id === undefined ? {} : { id: session_id }
  const count = await deleteSessionRows(accounts.store, user_id, one)
  if (count === 0 && session_id !== undefined) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `Session ${session_id}`,
      fix: 'Load the list again.',
    })
  }
}

/** Where a person is signed in is theirs alone to see and to end: a token is not the person. */
function refuseToken({ via }: Principal): void {
  if (via.kind === 'token') {
    throw new DeskmetryError('FORBIDDEN', { what: 'managing sessions by token' })
  }
}

/** Deletes sessions and counted attempts that are over; for a daily job. */
export async function purgeExpired(accounts: Accounts): Promise<void> {
  const now = accounts.clock.now()
  await deleteSessionRowsBefore(accounts.store, { expires_at: now, last_seen_at: now - IDLE_MS })
  await deleteAttemptsBefore(accounts.store, now)
}

/** Whether a session has ended by itself. */
export function isOver(row: Pick<SessionRow, 'expires_at' | 'last_seen_at'>, now: number): boolean {
  return row.expires_at <= now || row.last_seen_at + IDLE_MS <= now
}
