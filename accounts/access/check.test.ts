import { describe, expect, it } from 'vitest'
import { PERMISSIONS, ROLES, SCOPES, type User } from '../../domain/contract/public.ts'
import { check, permissionsOf, scopeOf } from './check.ts'
import type { Principal } from './principal.ts'
import { viewerOf } from './viewer-of.ts'

const by = (
  change: Partial<User>,
  via: Principal['via'] = { kind: 'session', session_id: 's' },
): Principal => ({
  user: {
    id: 'u',
    email: 'u@example.com',
    name: 'U',
    role: 'agent',
    scope_limit: 'all',
    status: 'active',
    language: null,
    team_ids: ['desk:tmall', 'desk:jd'],
    agents: [
      { agent_id: 'desk:7', skills: [] },
      { agent_id: 'zendesk:11', skills: [] },
    ],
    created_at: '2026-03-01T08:00:00.000Z',
    ...change,
  },
  via,
})

describe('check', () => {
  it.each([
    ['admin', 'users:manage', 'all'],
    ['manager', 'query:read', 'all'],
    ['manager', 'users:manage', null],
    ['manager', 'customers:erase', null],
    ['qa_lead', 'qa:manage', 'all'],
    ['qa_lead', 'workforce:manage', null],
    ['planner', 'workforce:manage', 'all'],
    ['planner', 'cases:read', null],
    ['agent', 'query:read', 'own'],
    ['agent', 'live:read', 'team'],
    ['admin', 'desk:manage', 'all'],
    ['manager', 'desk:supervise', 'all'],
    ['manager', 'desk:manage', null],
    ['agent', 'desk:answer', 'team'],
    ['agent', 'desk:supervise', null],
    ['agent', 'settings:read', null],
    ['agent', 'events:write', null],
  ] as const)('gives a(n) %s %s: %s', (role, permission, scope) => {
    expect(scopeOf(by({ role }), permission)).toBe(scope)
  })

  it('throws for what is denied, and for what does not reach far enough', () => {
    expect(() => check(by({ role: 'agent' }), 'users:manage')).toThrow('users:manage')
    expect(() => check(by({ role: 'agent' }), 'query:read', 'team')).toThrow(
      expect.objectContaining({ code: 'FORBIDDEN' }),
    )
    expect(check(by({ role: 'agent' }), 'query:read')).toBe('own')
  })

  it('never reaches further than the limit of the user, and a limit never widens', () => {
    for (const role of ROLES) {
      for (const scope_limit of SCOPES) {
        for (const permission of PERMISSIONS) {
          const full = scopeOf(by({ role }), permission)
          const limited = scopeOf(by({ role, scope_limit }), permission)
          expect(limited === null).toBe(full === null)
          const reach = SCOPES.indexOf(limited ?? 'own')
          expect(reach).toBe(Math.min(SCOPES.indexOf(full ?? 'own'), SCOPES.indexOf(scope_limit)))
        }
      }
    }
  })

  it('allows a token its scopes alone, and those no further than its owner', () => {
    const via = { kind: 'token', token_id: 't', scopes: ['query:read', 'events:write'] } as const
    expect(permissionsOf(by({ role: 'admin' }, via))).toEqual({
      'query:read': 'all',
      'events:write': 'all',
    })
    expect(permissionsOf(by({ role: 'agent' }, via))).toEqual({ 'query:read': 'own' })
  })

  it('tells a token which scope it lacks, unless no token of its owner could have it', () => {
    const via = { kind: 'token', token_id: 't', scopes: ['events:write'] } as const
    expect(() => check(by({ role: 'admin' }, via), 'query:read')).toThrow(
      'This token lacks the scope query:read; make one that has it.',
    )
    const forbidden = expect.objectContaining({ code: 'FORBIDDEN' }) as Error
    expect(() => check(by({ role: 'admin' }, via), 'users:manage')).toThrow(forbidden)
    expect(() => check(by({ role: 'planner' }, via), 'cases:read')).toThrow(forbidden)
  })

  it('allows a disabled user nothing', () => {
    expect(permissionsOf(by({ role: 'admin', status: 'disabled' }))).toEqual({})
  })
})

describe('viewerOf', () => {
  it('gives everything, the teams, or the agents', () => {
    expect(viewerOf(by({ role: 'manager' }))).toEqual({ kind: 'all' })
    expect(viewerOf(by({ role: 'manager', scope_limit: 'team' }))).toEqual({
      kind: 'teams',
      team_ids: ['desk:tmall', 'desk:jd'],
    })
    expect(viewerOf(by({ role: 'agent' }))).toEqual({
      kind: 'agent',
      agent_ids: ['desk:7', 'zendesk:11'],
      team_ids: ['desk:tmall', 'desk:jd'],
    })
  })

  it('shows nothing to somebody without a team or an agent', () => {
    const nowhere = { team_ids: [], agents: [] }
    expect(viewerOf(by({ role: 'manager', scope_limit: 'team', ...nowhere }))).toEqual({
      kind: 'teams',
      team_ids: [],
    })
    expect(viewerOf(by({ role: 'agent', ...nowhere }))).toEqual({
      kind: 'agent',
      agent_ids: [],
      team_ids: [],
    })
  })

  it('refuses where the permission is denied', () => {
    expect(() => viewerOf(by({ role: 'planner' }), 'cases:read')).toThrow('cases:read')
  })
})
