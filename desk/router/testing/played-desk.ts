import type { DeskQueue } from '../../../domain/contract/public.ts'
import { fitOf } from '../../routing/eligibility.ts'
import type { ForecastInput } from '../../routing/forecast-waits.ts'
import type { RoutingAgent, WaitingCase } from '../../routing/routing-state.ts'
import { rankOf } from '../../routing/waiting-order.ts'
import { leavingRate } from '../leaving-rate.ts'
import { type LogEntry, RECENT_MS } from '../recent-log.ts'
import type { PlannedAgent } from './day-plan.ts'

/** A desk in memory, with as much of it as routing and the forecast look at. Instants are epoch ms. */
export interface PlayedDesk {
  now: number
  readonly queues: readonly DeskQueue[]
  readonly players: ReadonlyMap<string, Player>
  readonly waiting: Map<string, WaitingCase>
  readonly log: LogEntry[]
  readonly came: { readonly at: number; readonly waiting: WaitingCase }[]
  readonly ended: { readonly at: number; readonly took: number }[]
  /** How long breaks lasted, ms. */
  readonly breaks: number[]
}

export interface Player {
  readonly agent: RoutingAgent
  isThere: boolean
  onBreakSince: number | null
  lastAssignedAt: number | null
  readonly hands: Map<string, Hand>
}

export interface Hand {
  readonly waiting: WaitingCase
  readonly since: number
  /** The agent does not see it; somebody else must have it. */
  readonly isUnseen: boolean
}

const ANSWER_WITHIN_MS = 90_000
const HANDLED_MS = 3 * 3_600_000
const MOST_ENDED = 400
const MOST_CAME = 300

export function playerOf({ team, skills, language }: PlannedAgent, at: number): Player {
  const id = `agent-${String(at).padStart(3, '0')}`
  const agent = {
    id,
    name: id,
    is_available: true,
    team_ids: [team],
    skills,
    languages: [language],
    capacity: { chat: 3, ticket: 20, channels: {} },
    load: { chat: 0, ticket: 0, channels: {} },
    last_assigned_at: null,
  }
  return { agent, isThere: false, onBreakSince: null, lastAssignedAt: null, hands: new Map() }
}

export function agentNow({ agent, isThere, hands, lastAssignedAt }: Player): RoutingAgent {
  return {
    ...agent,
    is_available: isThere,
    load: { ...agent.load, chat: hands.size },
    last_assigned_at: lastAssignedAt,
  }
}

export function enter(desk: PlayedDesk, waiting: WaitingCase): void {
  desk.waiting.set(waiting.id, waiting)
  desk.came.push({ at: desk.now, waiting })
  note(desk, waiting, 'queued')
}

export function leave(desk: PlayedDesk, id: string): void {
  const waiting = desk.waiting.get(id)
  if (!desk.waiting.delete(id) || waiting === undefined) return
  note(desk, waiting, 'left', desk.now - waiting.queued_at)
}

export function give(
  desk: PlayedDesk,
  { id, agentId, isUnseen }: { readonly id: string; readonly agentId: string; isUnseen: boolean },
): void {
  const waiting = desk.waiting.get(id)
  const player = desk.players.get(agentId)
  if (waiting === undefined || player === undefined) throw new Error(`${id} does not wait`)
  desk.waiting.delete(id)
  note(desk, waiting, 'assigned', desk.now - waiting.queued_at)
  player.hands.set(id, { waiting, since: desk.now, isUnseen })
  player.lastAssignedAt = desk.now
}

/** Ends a chat that the agent still has as they were given it at `since`. */
export function end(desk: PlayedDesk, player: Player, id: string, since: number): void {
  if (player.hands.get(id)?.since !== since) return
  player.hands.delete(id)
  desk.ended.push({ at: desk.now, took: desk.now - since })
}

/** Into the queue again, ahead of those who came later. */
export function giveBack(
  desk: PlayedDesk,
  player: Player,
  id: string,
  not_to: readonly string[] = [],
): void {
  const hand = player.hands.get(id)
  if (hand === undefined) return
  player.hands.delete(id)
  const waiting = { ...hand.waiting, queued_at: desk.now, not_to }
  desk.waiting.set(id, waiting)
  note(desk, waiting, 'returned')
}

/** Takes back what was not answered where somebody else can have it. */
export function giveBackUnseen(desk: PlayedDesk): void {
  const { now } = desk
  for (const player of desk.players.values()) {
    for (const [id, { since, isUnseen, waiting }] of [...player.hands]) {
      if (!isUnseen || now - since < ANSWER_WITHIN_MS) continue
      const queue = desk.queues.find((each) => each.id === waiting.queue_id)
      const not_to = [player.agent.id]
      const isWanted = [...desk.players.values()].some(
        (each) =>
          queue !== undefined &&
          fitOf(agentNow(each), { ...waiting, queued_at: now, not_to }, { queue, now }) !== null,
      )
      if (isWanted) giveBack(desk, player, id, not_to)
    }
  }
}

/** What `readLines` would read at this instant, and no more. */
export function knownNow(desk: PlayedDesk): ForecastInput {
  const { now, breaks } = desk
  const since = now - RECENT_MS
  const players = [...desk.players.values()]
  const seen = players.filter(({ isThere, onBreakSince }) => isThere || onBreakSince !== null)
  return {
    now,
    queues: desk.queues,
    agents: players.map(agentNow).filter(({ is_available }) => is_available),
    away: seen.flatMap((player) => {
      const { onBreakSince } = player
      if (onBreakSince === null) return []
      return [{ agent: agentNow(player), since: onBreakSince, lasted: [...breaks] }]
    }),
    cases: [...desk.waiting.values()],
    inHand: seen.flatMap(({ agent, hands }) =>
      [...hands.values()].map((hand) => ({ agent_id: agent.id, since: hand.since })),
    ),
    durations: desk.ended
      .filter(({ at }) => at >= now - HANDLED_MS)
      .slice(-MOST_ENDED)
      .map(({ took }) => took),
    recent: desk.came
      .filter(({ at }) => at >= since)
      .slice(-MOST_CAME)
      .map(({ waiting }) => ({ ...waiting, queued_at: now, waiting_since: now })),
    recent_ms: RECENT_MS,
    leaves_per_ms: leavingRate(desk.log.filter(({ at }) => at >= since)),
  }
}

function note(
  { log, now }: PlayedDesk,
  waiting: WaitingCase,
  decision: string,
  waited_ms: number | null = null,
): void {
  const { id: case_id, queue_id } = waiting
  log.push({ case_id, queue_id, at: now, decision, waited_ms, rank: rankOf(waiting) })
}
