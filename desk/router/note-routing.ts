import type { RoutingReason } from '../../domain/contract/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import { isDone } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import type { News } from '../news/desk-news.ts'
import { listQueues } from '../queues/queues.ts'
import { rankOfCase } from './assign-waiting.ts'
import { logDecision } from './routing-log.ts'

/** Whether the router may have something to do because of this. */
export function concernsRouting(news: News): boolean {
  if (news.kind === 'agent') return true
  if (news.kind !== 'case') return false
  const { before, case: after } = news
  if (before === null) return after.agent_id === null
  return (
    before.agent_id !== after.agent_id ||
    before.queued_at !== after.queued_at ||
    before.queue_id !== after.queue_id ||
    before.status !== after.status ||
    isDone(before) !== isDone(after)
  )
}

/**
 * Keeps in the routing log what others than the router did to a queue: an agent took a case out of it, put one in,
 * or its customer left. The pace of the queue is read from there.
 */
export async function noteRouting(desk: Desk, news: News): Promise<void> {
  if (news.kind !== 'case' || news.actor.kind === 'system') return
  const { before, case: after, actor } = news
  const at = after.updated_at
  const rank = rankOfCase(after)
  const case_id = news.case_id
  const enters = after.queued_at !== null && after.queued_at !== before?.queued_at
  if (enters) {
    const by = actor.name ?? actor.kind
    const reason = await reasonFor(desk, after, { code: 'queue_asked_for', data: { by } })
    const queue_id = after.queue_id
    await logDecision(desk.store, { case_id, at, decision: 'queued', queue_id, reason, rank })
    return
  }
  if (before?.queued_at == null || after.queued_at !== null) return
  const waited_ms = at - before.queued_at
  const waited_secs = Math.round(waited_ms / 1_000)
  const out = { case_id, at, queue_id: before.queue_id, waited_ms, rank }
  if (after.agent_id === null) {
    const reason = { code: 'left' as const, data: { waited_secs } }
    await logDecision(desk.store, { ...out, decision: 'left', reason })
    return
  }
  const agent_id = after.agent_id
  const reason = { code: 'taken' as const, data: { agent: actor.name ?? '', waited_secs } }
  await logDecision(desk.store, { ...out, decision: 'assigned', agent_id, reason })
}

async function reasonFor(
  desk: Desk,
  { queue_id }: Pick<CaseState, 'queue_id'>,
  reason: RoutingReason,
): Promise<RoutingReason> {
  const queue = (await listQueues(desk)).find(({ id }) => id === queue_id)
  return { ...reason, data: { ...reason.data, queue: queue?.name ?? queue_id ?? '' } }
}
