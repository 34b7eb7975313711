import { PRIORITIES } from '../../../domain/contract/public.ts'
import type { Random } from '../../../domain/public.ts'
import { tierRank } from '../../cases/case-state.ts'
import type { ForecastInput } from '../../routing/forecast-waits.ts'
import { matchQueue } from '../../routing/match-queue.ts'
import { route } from '../../routing/route.ts'
import type { WaitingCase } from '../../routing/routing-state.ts'
import { type Arrival, type DaySize, planDay } from './day-plan.ts'
import { dayQueues } from './day-queues.ts'
import {
  agentNow,
  end,
  enter,
  give,
  giveBack,
  giveBackUnseen,
  knownNow,
  leave,
  type PlayedDesk,
  type Player,
  playerOf,
} from './played-desk.ts'
import { createTimeline, type Timeline } from './timeline.ts'

/** What was known when somebody was first told their wait, and how long each of them waited from then on. */
export interface Telling {
  readonly input: ForecastInput
  /** Seconds, by case; without those who left. */
  readonly waited: ReadonlyMap<string, number>
}

const SECOND = 1_000
const GRACE_MS = 60 * SECOND
const BEGIN = Date.UTC(2026, 2, 2)

/**
 * The day of `simulateDay` without a store, in seconds instead of minutes: the same plan, the same routing, so that
 * the forecast can be judged over many days.
 */
export async function playDay(size: DaySize, random: Random): Promise<readonly Telling[]> {
  const plan = planDay(size, random)
  const timeline = createTimeline(BEGIN)
  const players = plan.agents.map(playerOf)
  const desk: PlayedDesk = {
    now: BEGIN,
    queues: dayQueues(),
    players: new Map(players.map((player) => [player.agent.id, player])),
    waiting: new Map(),
    log: [],
    came: [],
    ended: [],
    breaks: [],
  }
  players.forEach((player, at) => {
    const planned = plan.agents[at]
    if (planned !== undefined) planShift(desk, timeline, { player, at, ...planned })
  })
  const arrivals = new Map(
    plan.arrivals.map((arrival, at) => [`case-${String(at).padStart(6, '0')}`, arrival]),
  )
  for (const [id, arrival] of arrivals) planArrival(desk, timeline, id, arrival)
  const tellings = createTellings(desk)
  const ends = BEGIN + plan.ends_at + 3_600 * SECOND
  for (let next = timeline.next(); next !== null && next <= ends; next = timeline.next()) {
    await passUntil(desk, timeline, next)
    giveBackUnseen(desk)
    for (const { id, agent_id } of turn(desk)) {
      tellings.given(id)
      const isUnseen = random.next() < 0.01
      give(desk, { id, agentId: agent_id, isUnseen })
      const player = desk.players.get(agent_id)
      if (isUnseen || player === undefined) continue
      const since = desk.now
      timeline.after(
        arrivals.get(id)?.handling_ms ?? 0,
        done(() => end(desk, player, id, since)),
      )
    }
    tellings.tell()
  }
  return tellings.all
}

/** Runs what happens next, each at its own instant; the router looks every few seconds while somebody waits. */
async function passUntil(desk: PlayedDesk, timeline: Timeline, next: number): Promise<void> {
  const step = (desk.waiting.size > 0 ? 5 : 10) * SECOND
  const until = Math.max(desk.now, Math.min(Math.ceil(next / SECOND) * SECOND, desk.now + step))
  for (let at = timeline.next(); at !== null && at <= until; at = timeline.next()) {
    desk.now = Math.max(desk.now, at)
    await timeline.runUntil(at)
  }
  desk.now = until
  await timeline.runUntil(until)
}

function turn({ now, queues, players, waiting }: PlayedDesk) {
  const agents = [...players.values()].map(agentNow)
  const state = { now, queues, agents, cases: [...waiting.values()], prefers_last_agent: true }
  return route(state).flatMap((decision) =>
    decision.kind === 'assign' ? [{ id: decision.case_id, agent_id: decision.agent_id }] : [],
  )
}

function createTellings(desk: PlayedDesk) {
  const all: { readonly input: ForecastInput; readonly waited: Map<string, number> }[] = []
  /** Who was told, or had somebody before: the wait of those who come back is another one. */
  const known = new Set<string>()
  const pending = new Map<string, { readonly at: number; readonly waited: Map<string, number> }>()
  return {
    all,
    given(id: string) {
      known.add(id)
      const told = pending.get(id)
      pending.delete(id)
      told?.waited.set(id, (desk.now - told.at) / SECOND)
    },
    tell() {
      const ids = [...desk.waiting.keys()].filter((id) => !known.has(id))
      if (ids.length === 0) return
      const waited = new Map<string, number>()
      all.push({ input: knownNow(desk), waited })
      for (const id of ids) {
        known.add(id)
        pending.set(id, { at: desk.now, waited })
      }
    },
  }
}

interface Shift {
  readonly player: Player
  /** Which of all. */
  readonly at: number
  readonly from: number
  readonly to: number
  readonly break_ms: number
}

/** As `People.plan` has it: a break, and one in eight loses the connection once. */
function planShift(desk: PlayedDesk, timeline: Timeline, shift: Shift): void {
  const { player, at, from, to, break_ms } = shift
  const be = (isThere: boolean) =>
    done(() => {
      player.isThere = isThere
    })
  timeline.at(from, be(true))
  timeline.at(
    (from + to) / 2,
    done(() => {
      player.isThere = false
      player.onBreakSince = desk.now
    }),
  )
  timeline.at(
    (from + to) / 2 + break_ms,
    done(() => {
      player.isThere = true
      desk.breaks.push(break_ms)
      player.onBreakSince = null
    }),
  )
  timeline.at(to, be(false))
  if (at % 8 !== 0) return
  const lostAt = from + (to - from) * 0.3
  timeline.at(lostAt, be(false))
  if (at % 16 !== 0) {
    timeline.at(
      lostAt + GRACE_MS,
      done(() => {
        for (const id of [...player.hands.keys()]) giveBack(desk, player, id)
      }),
    )
  }
  timeline.at(lostAt + (at % 16 === 0 ? 30 : 200) * SECOND, be(true))
}

function planArrival(desk: PlayedDesk, timeline: Timeline, id: string, arrival: Arrival): void {
  timeline.at(
    arrival.at,
    done(() => {
      enter(desk, waitingOf(desk, id, arrival))
      timeline.after(
        arrival.patience_ms,
        done(() => leave(desk, id)),
      )
    }),
  )
}

function waitingOf(desk: PlayedDesk, id: string, arrival: Arrival): WaitingCase {
  const { category, language, tier, priority } = arrival
  const facts = { kind: 'chat', channel: 'web', category, language, tier, priority } as const
  const rest = { tags: [], business_line: null, page_url: null, fields: {} }
  const match = matchQueue({ ...facts, ...rest }, desk.queues)
  if (match === null) throw new Error('no queue takes it')
  return {
    id,
    kind: 'chat',
    channel: 'web',
    queue_id: match.queue.id,
    team_id: match.queue.team_id,
    tier_rank: tierRank(tier),
    priority_rank: PRIORITIES.indexOf(priority),
    language,
    queued_at: desk.now,
    waiting_since: desk.now,
    last_agent_id: null,
    not_to: [],
  }
}

/** What a timeline runs, of something that is done at once. */
function done(what: () => void): () => Promise<void> {
  return () => {
    what()
    return Promise.resolve()
  }
}
