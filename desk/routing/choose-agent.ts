import type { DeskQueue, RoutingReason } from '../../domain/contract/public.ts'
import { type Fit, fitOf } from './eligibility.ts'
import { loadRatio } from './room.ts'
import type { RoutingAgent, WaitingCase } from './routing-state.ts'

export interface Choice {
  readonly agent: RoutingAgent
  readonly fit: Fit
  readonly reason: RoutingReason
}

interface Candidate {
  readonly agent: RoutingAgent
  readonly fit: Fit
}

/**
 * The agent for one case. Those who have all that is asked for come before those who pass only because it was let
 * go; among equals the customer's last agent, then the queue's strategy. Ties end at the id, so the choice depends
 * on nothing but its input. Who has just been silent on the case gets it again only when nobody else can have it:
 * it lies no worse with them than in the queue.
 */
export function chooseAgent(
  waiting: WaitingCase,
  agents: readonly RoutingAgent[],
  context: {
    readonly queue: DeskQueue
    readonly now: number
    readonly prefers_last_agent: boolean
  },
): Choice | null {
  const { queue, now } = context
  const others = candidatesOf(waiting, agents, context)
  const candidates =
    others.length > 0 ? others : candidatesOf({ ...waiting, not_to: [] }, agents, context)
  const least = Math.min(...candidates.map(lacks))
  const best = candidates.filter((candidate) => lacks(candidate) === least)
  const returning = context.prefers_last_agent ? waiting.last_agent_id : null
  const known = best.find(({ agent }) => agent.id === returning)
  const chosen = known ?? firstBy(best, waiting.kind, queue)
  if (chosen === undefined) return null
  const { agent, fit } = chosen
  const data = {
    agent: agent.name,
    queue: queue.name,
    load: agent.load[waiting.kind],
    capacity: agent.capacity[waiting.kind],
    candidates: candidates.length,
    waited_secs: Math.round((now - waiting.waiting_since) / 1_000),
    ...(fit.missing.length > 0 && { missing: fit.missing }),
    ...(fit.relaxed.includes('language') && { language: waiting.language ?? '' }),
  }
  return { agent, fit, reason: { code: known ? 'last_agent' : queue.strategy, data } }
}

function candidatesOf(
  waiting: WaitingCase,
  agents: readonly RoutingAgent[],
  context: { readonly queue: DeskQueue; readonly now: number },
): readonly Candidate[] {
  return agents.flatMap((agent) => {
    const fit = fitOf(agent, waiting, context)
    return fit === null ? [] : [{ agent, fit }]
  })
}

function firstBy(
  candidates: readonly Candidate[],
  kind: 'chat' | 'ticket',
  queue: DeskQueue,
): Candidate | undefined {
  const byTurn = (a: Candidate, b: Candidate) =>
    (a.agent.last_assigned_at ?? 0) - (b.agent.last_assigned_at ?? 0) ||
    (a.agent.id < b.agent.id ? -1 : 1)
  const byLoad = (a: Candidate, b: Candidate) =>
    loadRatio(a.agent, kind) - loadRatio(b.agent, kind) || byTurn(a, b)
  return candidates.toSorted(queue.strategy === 'least_loaded' ? byLoad : byTurn)[0]
}

function lacks({ fit }: Candidate): number {
  return fit.missing.length + (fit.relaxed.includes('language') ? 1 : 0)
}
