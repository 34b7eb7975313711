import { assigned } from '../actions/holding.ts'
import type { CaseState } from '../cases/case-state.ts'
import { isDone, tierRank } from '../cases/case-state.ts'
import { commitCase } from '../commit/commit-case.ts'
import { type Desk, SYSTEM } from '../desk.ts'
import { changeAgentRow, readAgentRow } from '../presence/agent-rows.ts'
import { roomFor } from '../routing/room.ts'
import type { Decision, RoutingAgent } from '../routing/routing-state.ts'
import { rankOf } from '../routing/waiting-order.ts'
import { PRIORITIES } from '../../domain/contract/public.ts'
import { readLoads, routingAgent } from './agents-now.ts'
import { queueOf, type RouterContext } from './router-context.ts'
import { logDecision } from './routing-log.ts'

type Assignment = Extract<Decision, { readonly kind: 'assign' }>

/**
 * Gives a waiting case to the agent it was decided for, if it still waits there and the agent still has room: asked
 * in the transaction that writes it, so two routers never give one case twice nor one agent too many.
 * @returns false when things had changed; the next turn decides anew
 */
export async function assignWaiting(
  desk: Desk,
  context: RouterContext,
  decision: Assignment,
): Promise<boolean> {
  const { case_id, queue_id, agent_id, reason } = decision
  const agent = context.agents.get(agent_id)
  if (agent === undefined) return false
  const done = await commitCase(
    desk,
    {
      case_id,
      actor: SYSTEM,
      prepare: async (tx): Promise<RoutingAgent | null> => {
        const row = await readAgentRow(tx, agent_id)
        if (row === null) return null
        const load = (await readLoads(tx, [agent_id])).get(agent_id)
        const { capacity } = context.settings
        return routingAgent(agent, { row, load, capacity, at: desk.clock.now() })
      },
    },
    (state, now) => {
      if (!isWaitingIn(state, queue_id)) return {}
      if (now?.is_available !== true || roomFor(now, state) === 0) return {}
      const at = Math.max(desk.clock.now(), state.updated_at)
      const team_id = queueOf(context, queue_id)?.team_id
      const data = { reason: context.wordsOf(reason), code: reason.code }
      return {
        ...assigned(state, { agent_id, agent_name: agent.name, by: 'router', team_id, data }, at),
        async write(tx) {
          await changeAgentRow(tx, agent_id, { last_assigned_at: at })
          await logDecision(tx, {
            case_id,
            at,
            decision: 'assigned',
            agent_id,
            queue_id,
            reason,
            waited_ms: at - (state.queued_at ?? at),
            rank: rankOfCase(state),
          })
        },
      }
    },
  )
  return done.entries.length > 0
}

export function isWaitingIn(state: CaseState, queueId: string): boolean {
  const { queued_at, agent_id, queue_id, status } = state
  return (
    queued_at !== null &&
    agent_id === null &&
    queue_id === queueId &&
    status === 'open' &&
    !isDone(state)
  )
}

export function rankOfCase({ tier, priority }: Pick<CaseState, 'tier' | 'priority'>): number {
  return rankOf({ tier_rank: tierRank(tier), priority_rank: PRIORITIES.indexOf(priority) })
}
