import type { RoutingReason } from '../../domain/contract/public.ts'
import { queued, unassigned } from '../actions/holding.ts'
import { type CaseState, isDone } from '../cases/case-state.ts'
import { joinChanges } from '../commit/case-change.ts'
import { commitCase } from '../commit/commit-case.ts'
import { type Desk, SYSTEM } from '../desk.ts'
import { matchQueue } from '../routing/match-queue.ts'
import { factsOf } from './admit-case.ts'
import { rankOfCase } from './assign-waiting.ts'
import { queueOf, type RouterContext } from './router-context.ts'
import { logDecision } from './routing-log.ts'

export interface Return {
  readonly case_id: string
  /** From whom; nothing happens when somebody else has it by now. */
  readonly agent_id: string
  readonly reason: RoutingReason
  /** Asked of the case as it is in the transaction. */
  readonly isDue: (state: CaseState) => boolean
}

/** Takes a case from an agent who is not there for it, back into its queue; its customer's wait goes on. */
export async function returnCase(
  desk: Desk,
  context: RouterContext,
  { case_id, agent_id, reason, isDue }: Return,
): Promise<boolean> {
  const done = await commitCase(desk, { case_id, actor: SYSTEM }, (state) => {
    if (state.agent_id !== agent_id || isDone(state) || !isDue(state)) return {}
    const at = Math.max(desk.clock.now(), state.updated_at)
    const queue =
      queueOf(context, state.queue_id) ?? matchQueue(factsOf(state), context.queues)?.queue
    if (queue === undefined) return {}
    const data = { reason: context.wordsOf(reason), code: reason.code }
    const free = unassigned(state, reason.code, data)
    const entered = queued(
      { ...state, ...free.patch },
      { queue_id: queue.id, team_id: queue.team_id, data },
      at,
    )
    return joinChanges(free, entered, {
      async write(tx) {
        const queue_id = queue.id
        const rank = rankOfCase(state)
        await logDecision(tx, {
          case_id,
          at,
          decision: 'returned',
          agent_id,
          queue_id,
          reason,
          rank,
        })
      },
    })
  })
  return done.entries.length > 0
}
