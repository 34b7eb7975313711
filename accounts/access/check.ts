import {
  type Me,
  PERMISSIONS,
  type Permission,
  SCOPES,
  type Scope,
  TOKEN_SCOPES,
  type User,
} from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { Principal } from './principal.ts'
import { ROLE_PERMISSIONS } from './role-permissions.ts'

/**
 * The one place that says yes or no.
 * @param needed the least scope that will do, such as `all` for what concerns everybody
 * @returns how far the permission reaches: whoever asks for less than `all` must keep to it
 * @throws FORBIDDEN, TOKEN_LACKS_SCOPE when another token of the same owner would do
 */
export function check(principal: Principal, permission: Permission, needed: Scope = 'own'): Scope {
  const granted = scopeOf(principal, permission)
  if (granted === null && lacksScopeAlone(principal, permission)) {
    throw new DeskmetryError('TOKEN_LACKS_SCOPE', { scope: permission })
  }
  if (granted === null || isNarrower(granted, needed)) {
    throw new DeskmetryError('FORBIDDEN', { what: permission, needed })
  }
  return granted
}

/** How far the permission reaches; null when it is denied. */
export function scopeOf(principal: Principal, permission: Permission): Scope | null {
  const { user, via } = principal
  if (user.status !== 'active') return null
  if (via.kind === 'token' && !via.scopes.some((scope) => scope === permission)) return null
  return scopeOfUser(user, permission)
}

function scopeOfUser(user: User, permission: Permission): Scope | null {
  const granted = ROLE_PERMISSIONS[user.role][permission]
  if (granted === undefined) return null
  return isNarrower(user.scope_limit, granted) ? user.scope_limit : granted
}

/** Whether the owner of the token may do it, and a token can: only this one was not made for it. */
function lacksScopeAlone({ user, via }: Principal, permission: Permission): boolean {
  return (
    via.kind === 'token' &&
    user.status === 'active' &&
    TOKEN_SCOPES.some((scope) => scope === permission) &&
    scopeOfUser(user, permission) !== null
  )
}

/** Everything the principal may do, for the page that shows only what works. */
export function permissionsOf(principal: Principal): Me['permissions'] {
  const granted = PERMISSIONS.map(
    (permission) => [permission, scopeOf(principal, permission)] as const,
  )
  return Object.fromEntries(granted.filter(([, scope]) => scope !== null))
}

/** Whether the user holds the keys of the house: an unlimited administrator who can sign in. */
export function isActiveAdmin(user: Pick<User, 'role' | 'status' | 'scope_limit'>): boolean {
  return user.role === 'admin' && user.status === 'active' && user.scope_limit === 'all'
}

function isNarrower(scope: Scope, than: Scope): boolean {
  return SCOPES.indexOf(scope) < SCOPES.indexOf(than)
}
