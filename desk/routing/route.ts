import { chooseAgent } from './choose-agent.ts'
import { withOneMore } from './room.ts'
import type { Decision, RoutingAgent, RoutingState } from './routing-state.ts'
import { inWaitingOrder } from './waiting-order.ts'

/**
 * Whom each waiting case goes to now. Pure: the same state gives the same decisions.
 *
 * Cases are taken in their order; each gets the best agent who may have it and has room, and that room is gone for
 * those after. So nobody is passed over: a case that stays could have had none of the agents that later ones got.
 * A case nobody can take moves on when it has waited longer than its queue allows.
 */
export function route(state: RoutingState): readonly Decision[] {
  const queues = new Map(state.queues.map((queue) => [queue.id, queue]))
  const agents = new Map(
    state.agents.filter((agent) => agent.is_available).map((agent) => [agent.id, agent]),
  )
  const decisions: Decision[] = []
  for (const waiting of inWaitingOrder(state.cases, state.queues)) {
    const queue = queues.get(waiting.queue_id)
    if (queue === undefined) continue
    const context = { queue, now: state.now, prefers_last_agent: state.prefers_last_agent }
    const choice = queue.is_dispatched ? chooseAgent(waiting, [...agents.values()], context) : null
    if (choice !== null) {
      const { agent, fit, reason } = choice
      decisions.push({
        kind: 'assign',
        case_id: waiting.id,
        queue_id: queue.id,
        agent_id: agent.id,
        relaxed: fit.relaxed,
        reason,
      })
      agents.set(agent.id, afterTaking(agent, waiting, state.now))
      continue
    }
    const overflow = queues.get(queue.overflow_queue_id ?? '')
    const waitedMs = state.now - waiting.queued_at
    if (queue.max_wait_secs === null || overflow === undefined || overflow.id === queue.id) continue
    if (!overflow.is_active || waitedMs < queue.max_wait_secs * 1_000) continue
    const data = { from: queue.name, to: overflow.name, waited_secs: Math.round(waitedMs / 1_000) }
    decisions.push({
      kind: 'move',
      case_id: waiting.id,
      queue_id: queue.id,
      to_queue_id: overflow.id,
      reason: { code: 'overflow', data },
    })
  }
  return decisions
}

function afterTaking(
  agent: RoutingAgent,
  waiting: { readonly kind: 'chat' | 'ticket'; readonly channel: string },
  now: number,
): RoutingAgent {
  return { ...agent, load: withOneMore(agent.load, waiting), last_assigned_at: now }
}
