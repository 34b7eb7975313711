import type { DeskQueue } from '../../domain/contract/public.ts'
import type { WaitingCase } from './routing-state.ts'

/** What decides a case's place in its queue before its wait does: tier, then priority. The higher the sooner. */
export function rankOf(waiting: Pick<WaitingCase, 'tier_rank' | 'priority_rank'>): number {
  return waiting.tier_rank * 100 + waiting.priority_rank
}

/**
 * The order of all that waits: the queue's own priority, then tier, priority, and the longest wait. A case of a low
 * tier waits as long as better ones come: that is what tiers mean, and `max_wait_secs` is the remedy.
 * Total: two cases are never equal.
 */
export function inWaitingOrder(
  cases: readonly WaitingCase[],
  queues: readonly DeskQueue[],
): readonly WaitingCase[] {
  const urgency = new Map(queues.map((queue) => [queue.id, queue.priority]))
  return cases.toSorted(
    (a, b) =>
      (urgency.get(b.queue_id) ?? 0) - (urgency.get(a.queue_id) ?? 0) || compareWaiting(a, b),
  )
}

/** Within one queue: below 0 when `a` comes first. */
export function compareWaiting(
  a: Pick<WaitingCase, 'id' | 'tier_rank' | 'priority_rank' | 'waiting_since'>,
  b: Pick<WaitingCase, 'id' | 'tier_rank' | 'priority_rank' | 'waiting_since'>,
): number {
  return rankOf(b) - rankOf(a) || a.waiting_since - b.waiting_since || (a.id < b.id ? -1 : 1)
}
