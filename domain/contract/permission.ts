import { z } from 'zod'

/**
 * Everything a person or a token may be allowed to do, declared once. Nothing is allowed that a role does not
 * grant (accounts/access/role-permissions.ts), each within a scope.
 */
export const PERMISSIONS = [
  /** Metrics, reports, boards. */
  'query:read',
  /** Single cases and their transcripts. */
  'cases:read',
  /** Live queues and agents. */
  'live:read',
  /** Notes on the time line of every chart. */
  'annotations:manage',
  /** Scheduled reports and alerts. */
  'reports:manage',
  /** Answer customers. */
  'desk:answer',
  /** Watch any conversation, whisper, take over, reassign many. */
  'desk:supervise',
  /** Queues, fields, categories, macros for all, rules, webhooks, the widget. */
  'desk:manage',
  /** Audited cases, scorecards, hits of rules. */
  'qa:read',
  'qa:review',
  /** Rules, scorecards, samples. */
  'qa:manage',
  /** Forecasts, schedules, adherence. */
  'workforce:read',
  'workforce:manage',
  /** Send events in. */
  'events:write',
  /** Lag, dead letters, unmapped values. */
  'data_health:read',
  /** Mend and replay dead letters, rebuild. */
  'data_health:manage',
  /** Erase one customer's words and name. */
  'customers:erase',
  /** Calendars, SLA policies, targets, the account. */
  'settings:read',
  'settings:manage',
  /** Users, their roles, teams, sessions and tokens. */
  'users:manage',
] as const

export const permission = z.enum(PERMISSIONS)
export type Permission = z.infer<typeof permission>

/** How far a permission reaches: one's own rows, those of one's teams, or all. */
export const SCOPES = ['own', 'team', 'all'] as const
export const scope = z.enum(SCOPES)
export type Scope = z.infer<typeof scope>

export const ROLES = ['admin', 'manager', 'qa_lead', 'planner', 'agent'] as const
export const role = z.enum(ROLES)
export type Role = z.infer<typeof role>
