import type { Permission, Role, Scope } from '../../domain/contract/public.ts'

/**
 * What each built-in role may do, and how far. What does not stand here is denied.
 * A person's `scope_limit` narrows it further: a manager of one team is a manager limited to `team`.
 */
export const ROLE_PERMISSIONS: Readonly<
  Record<Role, Readonly<Partial<Record<Permission, Scope>>>>
> = {
  admin: {
    'query:read': 'all',
    'cases:read': 'all',
    'live:read': 'all',
    'annotations:manage': 'all',
    'reports:manage': 'all',
    'desk:answer': 'all',
    'desk:supervise': 'all',
    'desk:manage': 'all',
    'qa:read': 'all',
    'qa:review': 'all',
    'qa:manage': 'all',
    'workforce:read': 'all',
    'workforce:manage': 'all',
    'events:write': 'all',
    'data_health:read': 'all',
    'data_health:manage': 'all',
    'customers:erase': 'all',
    'settings:read': 'all',
    'settings:manage': 'all',
    'users:manage': 'all',
  },
  manager: {
    'query:read': 'all',
    'cases:read': 'all',
    'live:read': 'all',
    'annotations:manage': 'all',
    'reports:manage': 'all',
    'desk:answer': 'all',
    'desk:supervise': 'all',
    'qa:read': 'all',
    'workforce:read': 'all',
    'data_health:read': 'all',
    'settings:read': 'all',
  },
  qa_lead: {
    'query:read': 'all',
    'cases:read': 'all',
    'reports:manage': 'all',
    'qa:read': 'all',
    'qa:review': 'all',
    'qa:manage': 'all',
    'settings:read': 'all',
  },
  planner: {
    'query:read': 'all',
    'live:read': 'all',
    'reports:manage': 'all',
    'workforce:read': 'all',
    'workforce:manage': 'all',
    'settings:read': 'all',
  },
  agent: {
    'query:read': 'own',
    'cases:read': 'own',
    'live:read': 'team',
    'desk:answer': 'team',
    'qa:read': 'own',
    'workforce:read': 'own',
  },
}
