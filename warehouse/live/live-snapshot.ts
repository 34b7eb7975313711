import type { Viewer } from '../../domain/contract/public.ts'
import type { Ref } from '../fold/case-event.ts'
import type { Refs } from '../fold/refs.ts'
import type { Stay } from '../fold/track-stays.ts'
import type { LiveAgent } from './live-agents.ts'
import type { LiveCase, LiveCaseView } from './live-case.ts'
import {
  isOfQueues,
  type QueueFilter,
  SELECTS,
  sees,
  soonestDue,
  viewsFor,
} from './live-selection.ts'

const HALF_HOUR_MS = 1_800_000
/** The thresholds of `service_level_ratio`: accepted within, abandoned after, both in seconds. */
const TARGET_SECS = 20
const SHORT_ABANDON_SECS = 5
const NEXT_TO_BREACH = 50

/** A case that was opened lately: enough to count it. */
export interface Arrival {
  readonly opened_at: number
  readonly is_excluded: boolean
  readonly team: Ref
  readonly queue: Ref
  readonly agent: Ref
}

export interface QueueNow {
  readonly queue: string | null
  readonly waiting_count: number
  readonly longest_wait_secs: number
}

export interface AgentNow extends LiveAgent {
  readonly chats_in_hand_count: number
  readonly cases_in_hand_count: number
}

/** The live figures at one instant. */
export interface LiveSnapshot {
  readonly as_of: number
  readonly waiting_count: number
  /** null: nobody waits. */
  readonly longest_wait_secs: number | null
  readonly queues: readonly QueueNow[]
  /** Equals `backlog_count`. */
  readonly backlog_count: number
  readonly unassigned_count: number
  readonly at_risk_count: number
  readonly breached_count: number
  readonly next_to_breach: readonly LiveCaseView[]
  readonly agents: readonly AgentNow[]
  /** Equals `cases_opened_count` since the start of the day, by half hour. */
  readonly arrivals: readonly { readonly start_at: number; readonly count: number }[]
  /** Equals `service_level_ratio` over the last 30 minutes; null with n 0. */
  readonly service_level_ratio: number | null
  readonly service_level_n: number
}

export interface BoardState {
  readonly cases: Iterable<LiveCase>
  readonly arrivals: Iterable<Arrival>
  readonly agents: readonly LiveAgent[]
  readonly refs: Refs
  readonly teamsOf: (agent: string, at: number) => readonly string[]
}

export interface SnapshotScope {
  readonly at: number
  readonly dayStart: number
  readonly viewer: Viewer
  readonly queues?: QueueFilter
}

export function snapshotOf(state: BoardState, scope: SnapshotScope): LiveSnapshot {
  const { at } = scope
  const { refs } = state
  const cases = [...state.cases]
  const seen = viewsFor(cases, refs, scope)
  const views =
    scope.queues === undefined ? seen : seen.filter(({ queue }) => isOfQueues(queue, scope.queues))
  const waiting = views.filter(SELECTS.waiting)
  return {
    as_of: at,
    waiting_count: waiting.length,
    longest_wait_secs: longest(waiting, at),
    queues: queuesNow(waiting, at),
    backlog_count: views.length,
    unassigned_count: views.filter(SELECTS.unassigned).length,
    at_risk_count: views.filter(SELECTS.at_risk).length,
    breached_count: views.filter(SELECTS.breached).length,
    next_to_breach: nextToBreach(views),
    // What somebody has in hand is of all queues: who serves another one is not free.
    agents: agentsNow(state, seen, scope),
    arrivals: arrivalsNow(state, scope),
    ...serviceLevel(cases, refs, scope),
  }
}

function longest(waiting: readonly LiveCaseView[], at: number): number | null {
  if (waiting.length === 0) return null
  return Math.max(...waiting.map((view) => (at - (view.queued_at ?? at)) / 1000))
}

function queuesNow(waiting: readonly LiveCaseView[], at: number): QueueNow[] {
  const byQueue = groupBy(waiting, (view) => view.queue)
  return [...byQueue]
    .map(([queue, views]) => ({
      queue,
      waiting_count: views.length,
      longest_wait_secs: longest(views, at) ?? 0,
    }))
    .toSorted((a, b) => b.longest_wait_secs - a.longest_wait_secs)
}

function nextToBreach(views: readonly LiveCaseView[]): LiveCaseView[] {
  return views
    .filter((view) => soonestDue(view) < Infinity)
    .toSorted((a, b) => soonestDue(a) - soonestDue(b))
    .slice(0, NEXT_TO_BREACH)
}

function agentsNow(
  state: BoardState,
  views: readonly LiveCaseView[],
  scope: SnapshotScope,
): AgentNow[] {
  const held = groupBy(views, (view) => view.agent)
  return state.agents
    .filter(({ agent }) => seesAgent(scope, agent, state.teamsOf))
    .map((agent) => {
      const cases = held.get(agent.agent) ?? []
      return {
        ...agent,
        chats_in_hand_count: cases.filter(
          (one) => one.case_kind === 'chat' && one.status === 'open',
        ).length,
        cases_in_hand_count: cases.length,
      }
    })
}

function seesAgent(
  { viewer, at }: SnapshotScope,
  agent: string,
  teamsOf: BoardState['teamsOf'],
): boolean {
  if (viewer.kind === 'all') return true
  if (viewer.kind === 'agent') return viewer.agent_ids.includes(agent)
  return teamsOf(agent, at).some((team) => viewer.team_ids.includes(team))
}

function arrivalsNow(state: BoardState, scope: SnapshotScope) {
  const { at, dayStart, viewer } = scope
  const { refs } = state
  const counts = new Map<number, number>()
  for (let start = dayStart; start < at; start += HALF_HOUR_MS) counts.set(start, 0)
  for (const arrival of state.arrivals) {
    const { opened_at: openedAt } = arrival
    if (arrival.is_excluded || openedAt < dayStart || openedAt >= at) continue
    if (!sees(viewer, refs.textOf(arrival.team), refs.textOf(arrival.agent))) continue
    if (!isOfQueues(refs.textOf(arrival.queue), scope.queues)) continue
    const start = openedAt - ((openedAt - dayStart) % HALF_HOUR_MS)
    counts.set(start, (counts.get(start) ?? 0) + 1)
  }
  return [...counts].map(([start_at, count]) => ({ start_at, count }))
}

function serviceLevel(
  cases: readonly LiveCase[],
  refs: Refs,
  { at, viewer, queues }: SnapshotScope,
): Pick<LiveSnapshot, 'service_level_ratio' | 'service_level_n'> {
  let met = 0
  let counted = 0
  for (const { fold } of cases) {
    if (fold.walk.isSpam || fold.walk.mergedInto !== 0) continue
    for (const stay of fold.stays) {
      if (stay.queuedAt < at - HALF_HOUR_MS || stay.queuedAt >= at) continue
      if (!sees(viewer, refs.textOf(stay.values.team), refs.textOf(stay.acceptedBy))) continue
      if (!isOfQueues(refs.textOf(stay.values.queue), queues)) continue
      const judged = judge(stay, at)
      if (judged === null) continue
      counted += 1
      if (judged) met += 1
    }
  }
  return { service_level_ratio: counted === 0 ? null : met / counted, service_level_n: counted }
}

/** Whether a stay met the target; null: it does not count (short abandon, left, still within the target). */
function judge(stay: Stay, at: number): boolean | null {
  const secs = ((stay.endedAt ?? at) - stay.queuedAt) / 1000
  switch (stay.outcome) {
    case 'assigned':
      return secs <= TARGET_SECS
    case 'abandoned':
      return secs > SHORT_ABANDON_SECS ? false : null
    case 'expired':
      return false
    case 'waiting':
      return secs > TARGET_SECS ? false : null
    case 'left':
      return null
  }
}

function groupBy<V, K>(values: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of values) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [value])
    else group.push(value)
  }
  return groups
}
