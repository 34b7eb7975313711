/** How rows of each table are read: at which instant, with which values, credited to whom. */
export const opened = {
  table: 'cases',
  at: 'opened_at',
  values: 'opened_',
  credited: 'opened_agent',
  author: 'opened_by_agent',
} as const
export const firstReplied = {
  table: 'cases',
  at: 'first_replied_at',
  values: 'first_replied_',
  credited: 'first_replied_by',
} as const
export const firstResolved = {
  table: 'cases',
  at: 'first_resolved_at',
  values: 'first_resolved_',
  credited: 'first_resolved_agent',
  author: 'first_resolved_by_agent',
} as const
export const lastResolved = {
  table: 'cases',
  at: 'last_resolved_at',
  values: 'last_resolved_',
  credited: 'last_resolved_agent',
  author: 'last_resolved_by_agent',
} as const
export const queued = {
  table: 'queue_stays',
  at: 'queued_at',
  values: '',
  credited: 'accepted_by',
  author: 'queued_by',
} as const
export const queuedAssignee = { ...queued, credited: 'agent' } as const
export const assigned = {
  table: 'queue_stays',
  at: 'ended_at',
  values: 'assigned_',
  credited: 'accepted_by',
} as const
export const resolved = {
  table: 'resolutions',
  at: 'resolved_at',
  values: '',
  credited: 'resolved_by',
} as const
export const waited = {
  table: 'waits',
  at: 'ended_at',
  values: '',
  credited: 'replied_by',
} as const
export const stretched = {
  table: 'assignments',
  at: 'ended_at',
  values: '',
  credited: 'agent',
} as const
export const sent = {
  table: 'messages',
  at: 'sent_at',
  values: '',
  credited: 'sent_by',
  all: true,
} as const
export const sentAssignee = { ...sent, credited: 'agent', author: 'sent_by' } as const
export const due = {
  table: 'sla_targets',
  at: 'due_at',
  values: '',
  credited: 'agent',
  author: 'met_by',
} as const
export const rated = {
  table: 'ratings',
  at: 'rated_at',
  values: '',
  credited: 'rated_agent',
} as const
export const requested = {
  table: 'ratings',
  at: 'requested_at',
  values: 'requested_',
  credited: 'rated_agent',
} as const
