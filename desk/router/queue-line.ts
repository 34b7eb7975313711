import { type DeskQueue, hasSkill } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import { readAgentRows } from '../presence/agent-rows.ts'
import { type Departure, expectedWaitSecs, paceOf } from '../routing/expected-wait.ts'
import { forecastWaits } from '../routing/forecast-waits.ts'
import type { RoutingAgent, WaitingCase } from '../routing/routing-state.ts'
import { inWaitingOrder, rankOf } from '../routing/waiting-order.ts'
import { readAway } from './agents-away.ts'
import { CHAT_IN_HAND } from './agents-now.ts'
import { leavingRate } from './leaving-rate.ts'
import { isDeparture, type LogEntry, readRecentLog, RECENT_MS } from './recent-log.ts'
import { readDurations, readInHand, readRecentArrivals } from './recent-work.ts'
import type { RouterContext } from './router-context.ts'
import { readAvailable } from './router.ts'
import { readWaiting } from './waiting-cases.ts'

/** A queue as it stands: who waits in which order, and how long they will. */
export interface QueueLine {
  /** In the order of serving. */
  readonly ids: readonly string[]
  readonly oldest_waiting_since: number | null
  readonly agents_online_count: number
  /** Of those in line; who is not in it: nobody can tell. */
  readonly wait_secs: ReadonlyMap<string, number>
  /** Of somebody without a tier who comes now. */
  readonly next_wait_secs: number | null
}

const NEXT = 'next'
const NORMAL = { tier_rank: 0, priority_rank: 1 }

/** All lines; what they share is read once. */
export async function readLines(
  desk: Desk,
  context: RouterContext,
): Promise<ReadonlyMap<string, QueueLine>> {
  const now = desk.clock.now()
  const { queues } = context
  const rows = await readAgentRows(desk.store)
  const agents = await readAvailable(desk, context, rows)
  const away = await readAway(desk, context, rows)
  const holders = [...agents, ...away.map(({ agent }) => agent)]
  const waiting = await readWaiting(desk.store, queues, now)
  const log = await readRecentLog(desk.store, queues, now)
  const durations = await readDurations(desk.store, now)
  const given = queues.filter(({ is_dispatched }) => is_dispatched)
  const chats = waiting.filter(({ kind }) => kind === 'chat')
  const played = forecastWaits({
    now,
    queues,
    agents,
    away,
    // Somebody who comes now into each queue, behind all others of their rank.
    cases: [...chats, ...given.map((queue) => newcomer(queue, now))].filter((each) =>
      given.some(({ id }) => id === each.queue_id),
    ),
    inHand: await readInHand(desk.store, holders, CHAT_IN_HAND),
    durations,
    recent: await readRecentArrivals(desk.store, log, now),
    recent_ms: RECENT_MS,
    leaves_per_ms: leavingRate(log),
  })
  return new Map(
    queues.map((queue) => {
      const line = inWaitingOrder(
        waiting.filter(({ queue_id }) => queue_id === queue.id),
        queues,
      )
      const mine = log.filter(({ queue_id }) => queue_id === queue.id)
      const able = agents.filter((agent) => mayServe(agent, queue))
      const waits = queue.is_dispatched
        ? {
            of: ({ id }: WaitingCase) => secs(played.get(id)),
            next: secs(played.get(NEXT + queue.id)),
          }
        : paceWaits({ line, log: mine, agents: able, durations, now })
      return [queue.id, lineOf(line, able.length, waits)]
    }),
  )
}

interface Waits {
  readonly of: (waiting: WaitingCase, place: number) => number | null
  readonly next: number | null
}

function lineOf(line: readonly WaitingCase[], online: number, waits: Waits): QueueLine {
  const oldest = Math.min(...line.map(({ waiting_since }) => waiting_since))
  const known = line.flatMap((each, place): (readonly [string, number])[] => {
    const wait = waits.of(each, place)
    return wait === null ? [] : [[each.id, wait]]
  })
  return {
    ids: line.map(({ id }) => id),
    oldest_waiting_since: line.length === 0 ? null : oldest,
    agents_online_count: online,
    wait_secs: new Map(known),
    next_wait_secs: waits.next,
  }
}

/** Where agents take for themselves, nothing can be played: the pace of the line tells. */
function paceWaits(input: {
  readonly line: readonly WaitingCase[]
  readonly log: readonly LogEntry[]
  readonly agents: readonly RoutingAgent[]
  readonly durations: readonly number[]
  readonly now: number
}): Waits {
  const { line, log, agents, durations, now } = input
  if (agents.length === 0) return { of: () => null, next: null }
  const mean = durations.reduce((sum, each) => sum + each, 0) / durations.length / 1_000
  const slots = agents.reduce((sum, { capacity }) => sum + capacity.chat, 0)
  const oldest = Math.min(...line.map(({ queued_at }) => queued_at))
  const pace_per_sec = paceOf({
    now,
    departures: log.filter(isDeparture).map(departureOf),
    oldest_queued_at: line.length === 0 ? null : oldest,
    possible_per_sec: slots / (Number.isFinite(mean) ? Math.max(1, mean) : 480),
  })
  const waitOf = (ahead: number, rank: number) => {
    const passing = log.filter((row) => row.decision === 'queued' && row.rank > rank).length
    const passing_per_sec = passing / (RECENT_MS / 1_000)
    return expectedWaitSecs({ ahead, pace_per_sec, passing_per_sec })
  }
  const rank = rankOf(NORMAL)
  return {
    of: (each, place) => waitOf(place, rankOf(each)),
    next: waitOf(line.filter((each) => rankOf(each) >= rank).length, rank),
  }
}

function departureOf({ at, waited_ms }: LogEntry): Departure {
  return { at, queued_at: at - (waited_ms ?? 0) }
}

function newcomer(queue: DeskQueue, now: number): WaitingCase {
  return {
    id: NEXT + queue.id,
    kind: 'chat',
    channel: '',
    queue_id: queue.id,
    team_id: null,
    ...NORMAL,
    language: null,
    queued_at: now,
    waiting_since: now,
    last_agent_id: null,
    not_to: [],
  }
}

/** Who may take from the queue while everything it asks for is asked for. */
function mayServe(agent: RoutingAgent, queue: DeskQueue): boolean {
  if (queue.team_id !== null && !agent.team_ids.includes(queue.team_id)) return false
  return queue.skills.every((skill) => hasSkill(agent.skills, skill))
}

function secs(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms / 1_000)
}
