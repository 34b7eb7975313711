import type { Me, Permission } from '../../domain/contract/public.ts'

/**
 * What a page asks of whoever opens it, by the name of its route: the navigation leaves out what is not met, and the
 * frame says so to somebody who comes by address. One permission is enough; a page that is not named here is for
 * everybody who is signed in.
 */
export const PAGE_NEEDS = {
  live: 'live:read',
  overview: 'query:read',
  volume: 'query:read',
  response: 'query:read',
  satisfaction: 'query:read',
  agents: 'query:read',
  agent: 'query:read',
  me: 'desk:answer',
  explore: 'query:read',
  boards: 'query:read',
  board: 'query:read',
  bot: 'query:read',
  cases: 'cases:read',
  case: 'cases:read',
  desk: 'desk:answer',
  'desk-settings': 'desk:answer',
  people: 'users:manage',
  targets: 'settings:read',
  annotations: 'settings:read',
  'data-health': 'data_health:read',
  webhooks: 'desk:manage',
  tokens: 'settings:read',
} as const satisfies Readonly<Record<string, Permission>>

/** Whether somebody with these permissions may open the page of this route. */
export function mayOpen(route: unknown, permissions: Me['permissions']): boolean {
  return !isNamed(route) || permissions[PAGE_NEEDS[route]] !== undefined
}

function isNamed(route: unknown): route is keyof typeof PAGE_NEEDS {
  return typeof route === 'string' && Object.hasOwn(PAGE_NEEDS, route)
}
