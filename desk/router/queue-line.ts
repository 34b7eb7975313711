import type { DeskQueue } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import { readAgentRows } from '../presence/agent-rows.ts'
import { type Departure, expectedWaitSecs, paceOf } from '../routing/expected-wait.ts'
import type { RoutingAgent } from '../routing/routing-state.ts'
import { compareWaiting, rankOf } from '../routing/waiting-order.ts'
import { tablesOf } from '../store/tables.ts'
import type { RouterContext } from './router-context.ts'
import { readAvailable } from './router.ts'

/** A queue as it stands: who waits in which order, and how fast it moves. */
export interface QueueLine {
  readonly ids: readonly string[]
  readonly oldest_waiting_since: number | null
  readonly agents_online_count: number
  /** @param rank as `rankOf`; @returns seconds, null when nobody can tell */
  waitOf(ahead: number, rank: number): number | null
  /** How many of those in line come before somebody of this rank who comes now. */
  aheadOf(rank: number): number
}

const LOOKS_BACK_MS = 20 * 60_000
const PASSING_MS = 10 * 60_000
const HANDLED_MS = 3 * 3_600_000
/** Of a desk that has answered nothing yet. */
const USUAL_HANDLING_SECS = 480

/** Reads lines of queues; what they share is read once. */
export async function readLines(
  desk: Desk,
  context: RouterContext,
  queues: readonly DeskQueue[],
): Promise<ReadonlyMap<string, QueueLine>> {
  const available = await readAvailable(desk, context, await readAgentRows(desk.store))
  const handlingSecs = await readHandlingSecs(desk)
  const waiting = await readLine(desk)
  const lines = new Map<string, QueueLine>()
  for (const queue of queues) {
    const able = available.filter((agent) => mayServe(agent, queue))
    const line = waiting.filter((each) => each.queue_id === queue.id)
    const share = line.length === 0 ? 1 : line.length / waiting.length
    const slots = able.reduce((sum, { capacity }) => sum + capacity.chat, 0)
    lines.set(
      queue.id,
      await lineOf(desk, queue, {
        line,
        agents_online_count: able.length,
        possible_per_sec: (slots * share) / handlingSecs,
      }),
    )
  }
  return lines
}

interface InLine {
  readonly id: string
  readonly queue_id: string | null
  readonly tier_rank: number
  readonly priority_rank: number
  readonly queued_at: number
  readonly waiting_since: number
}

async function lineOf(
  desk: Desk,
  queue: DeskQueue,
  now: {
    readonly line: readonly InLine[]
    readonly agents_online_count: number
    readonly possible_per_sec: number
  },
): Promise<QueueLine> {
  const { line, agents_online_count, possible_per_sec } = now
  const at = desk.clock.now()
  const log = await tablesOf(desk.store)
    .selectFrom('desk_routing_log')
    .select(['at', 'decision', 'waited_ms', 'rank'])
    .where('queue_id', '=', queue.id)
    .where('at', '>=', at - LOOKS_BACK_MS)
    .orderBy('at')
    .orderBy('number')
    .execute()
  const departures = log
    .filter(({ decision }) => decision === 'assigned' || decision === 'left')
    .map((row): Departure => ({ at: row.at, queued_at: row.at - (row.waited_ms ?? 0) }))
  const came = log.filter(
    ({ decision, at: cameAt }) =>
      cameAt >= at - PASSING_MS && (decision === 'queued' || decision === 'returned'),
  )
  const ordered = line.toSorted(compareWaiting)
  const oldest = Math.min(...line.map(({ queued_at }) => queued_at))
  const pace_per_sec = paceOf({
    now: at,
    departures,
    oldest_queued_at: line.length === 0 ? null : oldest,
    possible_per_sec,
  })
  const since = Math.min(...line.map(({ waiting_since }) => waiting_since))
  return {
    ids: ordered.map(({ id }) => id),
    oldest_waiting_since: line.length === 0 ? null : since,
    agents_online_count,
    waitOf(ahead, rank) {
      if (agents_online_count === 0) return null
      const passing = came.filter((row) => row.rank > rank).length
      const passing_per_sec = passing / (PASSING_MS / 1_000)
      return expectedWaitSecs({ ahead, pace_per_sec, passing_per_sec })
    },
    aheadOf: (rank) => ordered.filter((each) => rankOf(each) >= rank).length,
  }
}

async function readLine(desk: Desk): Promise<readonly InLine[]> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select(['id', 'queue_id', 'tier_rank', 'priority_rank', 'queued_at', 'waiting_since'])
    .where('queue_id', 'is not', null)
    .where('queued_at', 'is not', null)
    .where('agent_id', 'is', null)
    .where('is_done', '=', 0)
    .where('status', '=', 'open')
    .execute()
  return rows.map((row) => {
    const queued_at = row.queued_at ?? 0
    return { ...row, queued_at, waiting_since: row.waiting_since ?? queued_at }
  })
}

/** Who may take from the queue while everything it asks for is asked for. */
function mayServe(agent: RoutingAgent, queue: DeskQueue): boolean {
  if (queue.team_id !== null && !agent.team_ids.includes(queue.team_id)) return false
  return queue.skills.every((skill) => agent.skills.includes(skill))
}

/** How long an agent had a chat lately, on average, from getting it to resolving it. */
async function readHandlingSecs(desk: Desk): Promise<number> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select(['assigned_at', 'resolved_at'])
    .where('is_done', '=', 1)
    .where('updated_at', '>=', desk.clock.now() - HANDLED_MS)
    .where('kind', '=', 'chat')
    .where('assigned_at', 'is not', null)
    .where('resolved_at', 'is not', null)
    .orderBy('updated_at', 'desc')
    .limit(300)
    .execute()
  if (rows.length === 0) return USUAL_HANDLING_SECS
  const total = rows.reduce((sum, row) => sum + (row.resolved_at ?? 0) - (row.assigned_at ?? 0), 0)
  return Math.max(1, total / rows.length / 1_000)
}
