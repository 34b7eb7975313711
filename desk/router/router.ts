import { acquireLease, type Lease, releaseLease, renewLease } from '../../store/public.ts'
import type { Desk } from '../desk.ts'
import { type AgentRow, readAgentRows } from '../presence/agent-rows.ts'
import { giveUpGone } from '../presence/give-up-gone.ts'
import { roomFor } from '../routing/room.ts'
import { route } from '../routing/route.ts'
import type { RoutingAgent, RoutingState } from '../routing/routing-state.ts'
import { tablesOf } from '../store/tables.ts'
import { admitCase } from './admit-case.ts'
import { readLoads, routingAgent } from './agents-now.ts'
import { assignWaiting } from './assign-waiting.ts'
import { readDueReturns } from './due-returns.ts'
import { moveWaiting } from './move-waiting.ts'
import { returnCase } from './return-case.ts'
import { readRouterContext, type RouterContext } from './router-context.ts'
import { readWaiting } from './waiting-cases.ts'

export interface Router {
  /** Does everything that is due now. Does nothing while another process is at it. */
  turn(): Promise<Turn>
  /** Lets another process go on at once. */
  stop(): Promise<void>
}

/** What one turn did. */
export interface Turn {
  /** False: another process routes. */
  readonly has_lease: boolean
  readonly admitted: number
  readonly returned: number
  readonly assigned: number
  readonly moved: number
}

const LEASE = 'desk-routing'
/** A process that died holds up the others for so long. */
const LEASE_MS = 10_000
/** Settings and people change seldom; what they were a moment ago is good enough. */
const CONTEXT_MS = 2_000
const NOTHING: Turn = { has_lease: false, admitted: 0, returned: 0, assigned: 0, moved: 0 }

/**
 * The router: one process at a time plans, under a lease, so that the order of who waits is kept; each decision is
 * written only if it still holds, so that even two at once do no harm.
 * @param holder names this process and start
 */
export function createRouter(desk: Desk, holder: string): Router {
  let lease: Lease | null = null
  let known: { readonly context: RouterContext; readonly at: number } | null = null

  async function holdLease(): Promise<boolean> {
    const { clock } = desk
    if (lease !== null && lease.expires_at - clock.now() > LEASE_MS / 2) return true
    if (lease !== null) lease = await renewLease(desk.store, lease, { ttl_ms: LEASE_MS, clock })
    const request = { name: LEASE, holder, ttl_ms: LEASE_MS }
    lease ??= await acquireLease(desk.store, request, clock)
    return lease !== null
  }

  async function contextNow(): Promise<RouterContext> {
    const now = desk.clock.now()
    if (known === null || now - known.at >= CONTEXT_MS) {
      known = { context: await readRouterContext(desk), at: now }
    }
    return known.context
  }

  return {
    async turn() {
      if (!(await holdLease())) return NOTHING
      const context = await contextNow()
      return { has_lease: true, ...(await routeOnce(desk, context)) }
    },
    async stop() {
      if (lease !== null) await releaseLease(desk.store, lease)
      lease = null
    },
  }
}

/** One turn, whoever holds the lease. */
export async function routeOnce(
  desk: Desk,
  context: RouterContext,
): Promise<Omit<Turn, 'has_lease'>> {
  await giveUpGone(desk, context.settings.grace_secs)
  const rows = await readAgentRows(desk.store)
  const returns = await readDueReturns(desk, context, rows, () =>
    readAvailable(desk, context, rows),
  )
  const returned = await countTrue(returns.map((each) => returnCase(desk, context, each)))
  const newcomers = await readNewcomers(desk, context)
  const admitted = await countTrue(newcomers.map((id) => admitCase(desk, context, id)))
  const decisions = route(await readRoutingState(desk, context, rows))
  let assigned = 0
  let moved = 0
  // All at once: they share a transaction, in this order.
  await Promise.all(
    decisions.map(async (decision) => {
      if (decision.kind === 'assign') {
        if (await assignWaiting(desk, context, decision)) assigned += 1
      } else if (await moveWaiting(desk, context, decision)) moved += 1
    }),
  )
  return { admitted, returned, assigned, moved }
}

export async function readRoutingState(
  desk: Desk,
  context: RouterContext,
  rows: readonly AgentRow[],
): Promise<RoutingState> {
  const now = desk.clock.now()
  const { settings, queues } = context
  const agents = await readAvailable(desk, context, rows)
  const hasRoom = agents.some(
    (agent) =>
      roomFor(agent, { kind: 'chat', channel: '' }) > 0 ||
      roomFor(agent, { kind: 'ticket', channel: '' }) > 0,
  )
  const served = hasRoom ? queues : queues.filter((queue) => queue.max_wait_secs !== null)
  return {
    now,
    queues,
    agents,
    cases: await readWaiting(desk.store, served, now),
    prefers_last_agent: settings.prefers_last_agent,
  }
}

/** The agents who can be given something now. */
export async function readAvailable(
  desk: Desk,
  context: RouterContext,
  rows: readonly AgentRow[],
): Promise<readonly RoutingAgent[]> {
  const at = desk.clock.now()
  const { capacity } = context.settings
  const loads = await readLoads(
    desk.store,
    rows.filter(({ state }) => state === 'online').map(({ agent_id }) => agent_id),
  )
  return rows.flatMap((row) => {
    const agent = context.agents.get(row.agent_id)
    if (agent === undefined) return []
    const now = routingAgent(agent, { row, load: loads.get(row.agent_id), capacity, at })
    return now.is_available ? [now] : []
  })
}

/** Open cases that nobody has and that wait nowhere: new ones, those given to a team, those woken or reopened. */
async function readNewcomers(desk: Desk, { queues }: RouterContext): Promise<readonly string[]> {
  const ids = queues.map(({ id }) => id)
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select('id')
    .where('is_done', '=', 0)
    .where('agent_id', 'is', null)
    .where('status', '=', 'open')
    .where((by) => by.or([by('queued_at', 'is', null), by('queue_id', 'not in', ids)]))
    .limit(500)
    .execute()
  return rows.map(({ id }) => id)
}

async function countTrue(works: readonly Promise<boolean>[]): Promise<number> {
  return (await Promise.all(works)).filter(Boolean).length
}
