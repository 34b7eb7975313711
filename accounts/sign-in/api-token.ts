import { z } from 'zod'
import {
  type CreatedToken,
  type Token,
  type TokenInput,
  tokenScope,
} from '../../domain/contract/public.ts'
import { DeskmetryError, parseInstant } from '../../domain/public.ts'
import { check } from '../access/check.ts'
import type { Principal } from '../access/principal.ts'
import { type Accounts, instantOf, newId } from '../accounts.ts'
import {
  findTokenRow,
  insertTokenRow,
  readTokenRows,
  revokeTokenRow,
  type TokenRow,
  touchTokenRow,
} from '../store/token-rows.ts'
import { readUsers } from '../store/user-rows.ts'
import { hashSecret, mintSecret } from './secret.ts'

/** The prefix lets a scanner of leaked secrets know ours. */
const PREFIX = 'dm_'
const HINT_LENGTH = PREFIX.length + 6
const TOUCH_EVERY_MS = 60_000

/**
 * Makes a token that acts as the principal, for some of what the principal may do.
 * @throws FORBIDDEN for a scope the principal does not have, or when asked by token; BAD_INPUT for an expiry in the past
 */
export async function createToken(
  accounts: Accounts,
  principal: Principal,
  input: TokenInput,
): Promise<CreatedToken> {
  refuseToken(principal)
  for (const scope of input.scopes) check(principal, scope)
  const now = accounts.clock.now()
  const expires_at = input.expires_at === null ? null : parseInstant(input.expires_at)
  if (expires_at !== null && expires_at <= now) {
    throw new DeskmetryError('BAD_INPUT', {
      what: 'expires_at',
      reason: 'it is in the past',
      fix: 'Choose a time to come, or null for a token that does not expire.',
    })
  }
  const secret = `${PREFIX}${mintSecret(accounts.randomBytes)}`
  const row: TokenRow = {
    id: newId(accounts),
    token_hash: hashSecret(secret),
    hint: secret.slice(0, HINT_LENGTH),
    name: input.name,
    scopes_json: JSON.stringify([...new Set(input.scopes)]),
    user_id: principal.user.id,
    created_at: now,
    expires_at,
    last_used_at: null,
    revoked_at: null,
  }
  await insertTokenRow(accounts.store, row)
  return { token: toToken(row), secret }
}

/** Who a bearer token acts as. Null when it is unknown, revoked or expired, or its owner is disabled. */
export async function principalOfToken(
  accounts: Accounts,
  secret: string,
): Promise<Principal | null> {
  if (!secret.startsWith(PREFIX)) return null
  const now = accounts.clock.now()
  const row = await findTokenRow(accounts.store, hashSecret(secret))
  if (row === null || row.revoked_at !== null) return null
  if (row.expires_at !== null && row.expires_at <= now) return null
  const [user] = await readUsers(accounts.store, [row.user_id])
  if (user?.status !== 'active') return null
  if (row.last_used_at === null || now - row.last_used_at >= TOUCH_EVERY_MS) {
    await touchTokenRow(accounts.store, row.id, now)
  }
  return { user, via: { kind: 'token', token_id: row.id, scopes: scopesOf(row) } }
}

/**
 * The principal's tokens; everybody's for who manages users.
 * @throws FORBIDDEN, also when asked by token
 */
export async function listTokens(
  accounts: Accounts,
  principal: Principal,
  whose: 'own' | 'all' = 'own',
): Promise<readonly Token[]> {
  refuseToken(principal)
  if (whose === 'all') check(principal, 'users:manage', 'all')
  const rows = await readTokenRows(accounts.store, whose === 'all' ? null : principal.user.id)
  return rows.map(toToken)
}

/**
 * Revokes a token for ever: one's own, or anybody's for who manages users.
 * @throws NOT_FOUND
 */
export async function revokeToken(
  accounts: Accounts,
  principal: Principal,
  options: { readonly token_id: string; readonly whose?: 'own' | 'all' },
): Promise<void> {
  refuseToken(principal)
  const { token_id, whose = 'own' } = options
  if (whose === 'all') check(principal, 'users:manage', 'all')
  const isRevoked = await revokeTokenRow(accounts.store, token_id, {
    at: accounts.clock.now(),
    user_id: whose === 'all' ? null : principal.user.id,
  })
  if (!isRevoked) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `Token ${token_id}`,
      fix: 'Load the list again.',
    })
  }
}

/** A stolen token must not be able to make itself another one, nor tell which others there are. */
function refuseToken(principal: Principal): void {
  if (principal.via.kind === 'token') {
    throw new DeskmetryError('FORBIDDEN', { what: 'managing tokens by token' })
  }
}

function toToken(row: TokenRow): Token {
  const { id, name, hint, user_id, created_at, expires_at, last_used_at } = row
  return {
    id,
    name,
    hint,
    scopes: scopesOf(row),
    user_id,
    created_at: instantOf(created_at),
    expires_at: expires_at === null ? null : instantOf(expires_at),
    last_used_at: last_used_at === null ? null : instantOf(last_used_at),
  }
}

function scopesOf(row: TokenRow): Token['scopes'] {
  return z.array(tokenScope).parse(JSON.parse(row.scopes_json))
}
