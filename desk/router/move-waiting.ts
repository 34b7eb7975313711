import { dequeued, queued } from '../actions/holding.ts'
import { joinChanges } from '../commit/case-change.ts'
import { commitCase } from '../commit/commit-case.ts'
import { type Desk, SYSTEM } from '../desk.ts'
import type { Decision } from '../routing/routing-state.ts'
import { isWaitingIn, rankOfCase } from './assign-waiting.ts'
import { queueOf, type RouterContext } from './router-context.ts'
import { logDecision } from './routing-log.ts'

type Move = Extract<Decision, { readonly kind: 'move' }>

/** A case that waited too long, to the queue that takes what overflows; unless it has gone elsewhere meanwhile. */
export async function moveWaiting(
  desk: Desk,
  context: RouterContext,
  { case_id, queue_id, to_queue_id, reason }: Move,
): Promise<boolean> {
  const done = await commitCase(desk, { case_id, actor: SYSTEM }, (state) => {
    if (!isWaitingIn(state, queue_id)) return {}
    const at = Math.max(desk.clock.now(), state.updated_at)
    const data = { reason: context.wordsOf(reason), code: reason.code }
    const left = dequeued(state, 'moved')
    const team_id = queueOf(context, to_queue_id)?.team_id
    const entered = queued(
      { ...state, ...left.patch },
      { queue_id: to_queue_id, team_id, data },
      at,
    )
    return joinChanges(left, entered, {
      async write(tx) {
        await logDecision(tx, {
          case_id,
          at,
          decision: 'moved',
          queue_id: to_queue_id,
          reason,
          waited_ms: at - (state.queued_at ?? at),
          rank: rankOfCase(state),
        })
      },
    })
  })
  return done.entries.length > 0
}
