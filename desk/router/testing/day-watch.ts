import type { DeskQueue } from '../../../domain/contract/public.ts'
import type { CaseState } from '../../cases/case-state.ts'
import { tierRank } from '../../cases/case-state.ts'
import type { News } from '../../news/desk-news.ts'
import { fitOf } from '../../routing/eligibility.ts'
import type { RoutingAgent, WaitingCase } from '../../routing/routing-state.ts'
import { compareWaiting } from '../../routing/waiting-order.ts'
import { NOT_TO_SAME_MS } from '../waiting-cases.ts'

/** What an observer who sees every commit says of a day: nothing here is asked of the router. */
export interface DayWatch {
  see(news: News): void
  /** Every rule that was broken, in words. */
  readonly broken: readonly string[]
  readonly counts: {
    assigned: number
    returned: number
    abandoned: number
    relaxed: number
    mostInHand: number
  }
  /** Who waits now, by id. */
  readonly waiting: ReadonlyMap<string, CaseState>
}

export interface WatchedAgent {
  readonly agent: RoutingAgent
  /** Known to the observer from outside: online and connected. */
  readonly isThere: () => boolean
}

/**
 * Checks at every single commit: nobody over capacity, no skill or language missing before its time-out, and nobody
 * overtaken by somebody behind them whom the same agent could have been given instead.
 */
export function watchDay(
  agents: ReadonlyMap<string, WatchedAgent>,
  queues: readonly DeskQueue[],
): DayWatch {
  const inHand = new Map<string, Set<string>>()
  const waiting = new Map<string, CaseState>()
  const silent = new Map<string, { readonly agent: string; readonly at: number }[]>()
  const broken: string[] = []
  const counts = { assigned: 0, returned: 0, abandoned: 0, relaxed: 0, mostInHand: 0 }

  function handsOf(agentId: string): Set<string> {
    const held = inHand.get(agentId) ?? new Set<string>()
    inHand.set(agentId, held)
    return held
  }

  function judge(taken: CaseState, agentId: string, at: number): void {
    const watched = agents.get(agentId)
    const before = waiting.get(taken.id)
    if (watched === undefined || before === undefined) {
      broken.push(`${taken.id} went to ${agentId} from nowhere`)
      return
    }
    if (!watched.isThere()) broken.push(`${taken.id} went to ${agentId}, who is not there`)
    const load = { chat: handsOf(agentId).size, ticket: 0, channels: {} }
    const agent: RoutingAgent = { ...watched.agent, is_available: true, load }
    // Back to who was silent, where nobody else could have it.
    const fit = fitWith(agent, before, at) ?? fitWith(agent, before, at, new Map())
    if (fit === null) broken.push(`${taken.id} went to ${agentId}, who may not have it`)
    else if (fit.relaxed.length > 0) counts.relaxed += 1
    const its = asWaiting(before, silent, at)
    for (const other of waiting.values()) {
      if (other.id === taken.id || compareWaiting(asWaiting(other, silent, at), its) > 0) continue
      if (fitWith(agent, other, at) !== null) {
        broken.push(`${taken.id} was given to ${agentId} before ${other.id}`)
      }
    }
  }

  function fitWith(
    agent: RoutingAgent,
    state: CaseState,
    now: number,
    silences: Silences = silent,
  ) {
    const queue = queues.find(({ id }) => id === state.queue_id)
    return queue === undefined
      ? null
      : fitOf(agent, asWaiting(state, silences, now), { queue, now })
  }

  return {
    broken,
    counts,
    waiting,
    see(news) {
      if (news.kind !== 'case') return
      const { before, case: after } = news
      const from = before?.agent_id ?? null
      if (after.agent_id !== null && after.agent_id !== from) {
        judge(after, after.agent_id, after.updated_at)
        counts.assigned += 1
      }
      if (from !== null && (after.agent_id !== from || after.status !== 'open')) {
        handsOf(from).delete(after.id)
        if (after.agent_id === null) {
          counts.returned += 1
          const isSilent = news.entries.some(({ data }) => data['code'] === 'no_answer')
          const earlier = silent.get(after.id) ?? []
          if (isSilent) silent.set(after.id, [...earlier, { agent: from, at: after.updated_at }])
        }
      }
      if (after.agent_id !== null && after.status === 'open') {
        const held = handsOf(after.agent_id).add(after.id)
        counts.mostInHand = Math.max(counts.mostInHand, held.size)
        const limit = agents.get(after.agent_id)?.agent.capacity.chat ?? 0
        if (held.size > limit) broken.push(`${after.agent_id} has ${held.size} of ${limit}`)
      }
      const isWaiting =
        after.queued_at !== null && after.agent_id === null && after.status === 'open'
      if (isWaiting) waiting.set(after.id, after)
      else if (waiting.delete(after.id) && after.agent_id === null) counts.abandoned += 1
    },
  }
}

type Silences = ReadonlyMap<string, readonly { readonly agent: string; readonly at: number }[]>

function asWaiting(state: CaseState, silent: Silences, now: number): WaitingCase {
  const queued_at = state.queued_at ?? 0
  return {
    id: state.id,
    kind: state.kind,
    channel: state.channel,
    queue_id: state.queue_id ?? '',
    team_id: state.team_id,
    tier_rank: tierRank(state.tier),
    priority_rank: ['low', 'normal', 'high', 'urgent'].indexOf(state.priority),
    language: state.language,
    queued_at,
    waiting_since: state.waiting_since ?? queued_at,
    last_agent_id: null,
    not_to: (silent.get(state.id) ?? [])
      .filter(({ at }) => now - at <= NOT_TO_SAME_MS)
      .map(({ agent }) => agent),
  }
}
