import type { DeskCase, DeskStatus, InboxRequest } from '../../../domain/contract/public.ts'

const DONE: readonly DeskStatus[] = ['resolved', 'closed']

/**
 * Whether a case may still stand in a list after a change: false only when it is known not to. What this cannot
 * know (teams, mentions, watched ones) the next read of the list says.
 */
export function mayFit(row: DeskCase, request: Partial<InboxRequest>, agentId: string): boolean {
  if (row.merged_into !== null) return false
  const { box = 'mine', kind, status, priority } = request
  if (box === 'mine' && row.agent_id !== agentId) return false
  if (box === 'unassigned' && row.agent_id !== null) return false
  if (kind !== undefined && row.kind !== kind) return false
  if (priority !== undefined && !priority.includes(row.priority)) return false
  if (status !== undefined) return status.includes(row.status)
  return !DONE.includes(row.status) && !row.is_spam
}
