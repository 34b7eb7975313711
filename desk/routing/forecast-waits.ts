import type { DeskQueue } from '../../domain/contract/public.ts'
import { soundDurations } from './durations.ts'
import { eligibleAt } from './eligibility.ts'
import { playQueues, type Table } from './play-queues.ts'
import { roomFor } from './room.ts'
import type { RoutingAgent, WaitingCase } from './routing-state.ts'
import { inWaitingOrder } from './waiting-order.ts'

/**
 * How long each waiting chat will wait, by playing the queues on: who is free when, by how long conversations have
 * taken lately; whom each agent may take, by the rules that route; who will come and rank before whom, and who will
 * give up, as often as lately. Played a few times; the median of the plays is told.
 *
 * It needs no model of a single line: shared agents, skills, their time-outs and tiers are in the play itself. The
 * draws are a low-discrepancy sequence, so the same state tells the same and few plays are enough.
 */
export interface ForecastInput {
  /** Epoch ms. */
  readonly now: number
  /** Chats alone. */
  readonly cases: readonly WaitingCase[]
  readonly agents: readonly RoutingAgent[]
  readonly queues: readonly DeskQueue[]
  /** Who has chosen to be given nothing for a while. */
  readonly away: readonly Away[]
  /** Chats that all of these agents have, since when (epoch ms). */
  readonly inHand: readonly { readonly agent_id: string; readonly since: number }[]
  /** How long chats took lately, ms, from being given to being resolved. */
  readonly durations: readonly number[]
  /** Who came within `recent_ms`, to guess who comes. */
  readonly recent: readonly WaitingCase[]
  readonly recent_ms: number
  /** Of one who waits: how often they give up, per ms. */
  readonly leaves_per_ms: number
}

/** Somebody on a break or the like: they come back as soon as others did lately. */
export interface Away {
  readonly agent: RoutingAgent
  /** Epoch ms. */
  readonly since: number
  /** How long such times have lasted lately, ms. */
  readonly lasted: readonly number[]
}

const USUAL_CHAT_MS = 8 * 60_000
const USUAL_BREAK_MS = 15 * 60_000
/** A hundred are hardly better than thirty; fifteen are off by a tenth more. */
const PLAYS = 31
/** Who is further back is told from those before them. */
const MOST_PLAYED = 400

/** @returns ms from now by case; a case nobody is expected to take is not in it */
export function forecastWaits(input: ForecastInput): ReadonlyMap<string, number> {
  const ordered = inWaitingOrder(input.cases, input.queues).slice(0, MOST_PLAYED)
  if (ordered.length === 0 || input.agents.length + input.away.length === 0) return new Map()
  const table = tableOf(input, ordered)
  const plays = Array.from({ length: PLAYS }, (_, play) => playQueues(table, play))
  const waits = new Map<string, number>()
  ordered.forEach(({ id }, index) => {
    const ends = plays
      .map((play) => play[index] ?? Infinity)
      .filter((end) => !Number.isNaN(end))
      .toSorted((a, b) => a - b)
    const told = ends[Math.floor(ends.length / 2)] ?? Infinity
    if (Number.isFinite(told)) waits.set(id, told)
  })
  return waits
}

function tableOf(input: ForecastInput, ordered: readonly WaitingCase[]): Table {
  const { now, away } = input
  const agents = [...input.agents, ...away.map(({ agent }) => agent)]
  const queues = new Map(input.queues.map((queue) => [queue.id, queue]))
  const last = ordered.at(-1)
  // Who comes later and ranks no higher than the last one here passes nobody.
  const passing = input.recent
    .map((each) => ({ ...each, waiting_since: now + 1, queued_at: now }))
    .filter((each) => {
      const [first] = last === undefined ? [] : inWaitingOrder([each, last], input.queues)
      return first === each
    })
  const all = [...ordered, ...passing]
  const sorted = inWaitingOrder(all, input.queues)
  const placeOf = new Map(sorted.map((each, place) => [each, place]))
  const from = all.map((each) => {
    const queue = queues.get(each.queue_id)
    return agents.map((agent) =>
      queue === undefined ? Infinity : eligibleAt(agent, each, queue) - now,
    )
  })
  const indexOf = new Map(agents.map(({ id }, index) => [id, index]))
  return {
    room: agents.map((agent) => roomFor(agent, { kind: 'chat', channel: '' })),
    held: input.inHand.flatMap(({ agent_id, since }) => {
      const agent = indexOf.get(agent_id)
      return agent === undefined ? [] : [{ agent, age: now - since }]
    }),
    away: away.map(({ since, lasted }, index) => ({
      agent: input.agents.length + index,
      age: now - since,
      lasted: soundDurations(lasted, USUAL_BREAK_MS),
    })),
    durations: soundDurations(input.durations, USUAL_CHAT_MS),
    from,
    waitingCount: ordered.length,
    place: all.map((each) => placeOf.get(each) ?? 0),
    arrivals_per_ms: passing.length / input.recent_ms,
    leaves_per_ms: input.leaves_per_ms,
  }
}
