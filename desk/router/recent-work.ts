import type { StoreScope } from '../../store/public.ts'
import type { RoutingAgent, WaitingCase } from '../routing/routing-state.ts'
import { tablesOf } from '../store/tables.ts'
import type { LogEntry } from './recent-log.ts'

const HANDLED_MS = 3 * 3_600_000
const MOST_DURATIONS = 400
const MOST_ARRIVALS = 300

/** How long an agent had each chat that was resolved lately, ms, from getting it to resolving it. */
export async function readDurations(store: StoreScope, now: number): Promise<readonly number[]> {
  const rows = await tablesOf(store)
    .selectFrom('desk_cases')
    .select(['assigned_at', 'resolved_at'])
    .where('is_done', '=', 1)
    .where('updated_at', '>=', now - HANDLED_MS)
    .where('kind', '=', 'chat')
    .where('assigned_at', 'is not', null)
    .where('resolved_at', 'is not', null)
    .orderBy('updated_at', 'desc')
    .limit(MOST_DURATIONS)
    .execute()
  return rows.map((row) => Math.max(0, (row.resolved_at ?? 0) - (row.assigned_at ?? 0)))
}

/** The chats these agents have, since when. */
export async function readInHand(
  store: StoreScope,
  agents: readonly RoutingAgent[],
  statuses: readonly string[],
): Promise<readonly { readonly agent_id: string; readonly since: number }[]> {
  if (agents.length === 0) return []
  const rows = await tablesOf(store)
    .selectFrom('desk_cases')
    .select(['agent_id', 'assigned_at', 'opened_at'])
    .where(
      'agent_id',
      'in',
      agents.map(({ id }) => id),
    )
    .where('is_done', '=', 0)
    .where('kind', '=', 'chat')
    .where('status', 'in', [...statuses])
    .execute()
  return rows.map((row) => ({
    agent_id: row.agent_id ?? '',
    since: row.assigned_at ?? row.opened_at,
  }))
}

/** The chats that entered a queue lately, as if they waited. */
export async function readRecentArrivals(
  store: StoreScope,
  log: readonly LogEntry[],
  now: number,
): Promise<readonly WaitingCase[]> {
  const came = log.filter(({ decision }) => decision === 'queued').map(({ case_id }) => case_id)
  if (came.length === 0) return []
  const rows = await tablesOf(store)
    .selectFrom('desk_cases')
    .select(['id', 'channel', 'queue_id', 'team_id', 'tier_rank', 'priority_rank', 'language'])
    .where('id', 'in', came.slice(-MOST_ARRIVALS))
    .where('kind', '=', 'chat')
    .execute()
  return rows.map((row) => ({
    ...row,
    kind: 'chat',
    queue_id: row.queue_id ?? '',
    queued_at: now,
    waiting_since: now,
    last_agent_id: null,
    not_to: [],
  }))
}
