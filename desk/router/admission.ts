import type { DeskQueue, RoutingReason } from '../../domain/contract/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import { readCustomer } from '../cases/customer.ts'
import type { Desk } from '../desk.ts'
import type { OpeningHours } from '../queues/opening-hours.ts'
import { type CaseFacts, matchQueue } from '../routing/match-queue.ts'
import { rankOfCase } from './assign-waiting.ts'
import { readRouterContext } from './router-context.ts'
import { logDecision } from './routing-log.ts'

/** Where a case to be would wait. */
export interface Admission {
  readonly queue: DeskQueue
  /** A chat that comes when its queue is closed is to be opened as a ticket. */
  readonly kind: 'chat' | 'ticket'
  readonly hours: OpeningHours
  readonly reason: RoutingReason
}

/**
 * Asked before a case is opened: its queue, and whether that is open now. Open it as the kind this says, without a
 * queue; the router puts it where it belongs, and says why.
 */
export async function admissionOf(desk: Desk, facts: CaseFacts): Promise<Admission> {
  const context = await readRouterContext(desk)
  const match = matchQueue(facts, context.queues)
  if (match === null) throw new Error('the last queue takes every case')
  const { queue, reason } = match
  const hours = context.hoursOf(queue)
  const isClosed = facts.kind === 'chat' && !hours.is_open && queue.after_hours === 'ticket'
  if (!isClosed) return { queue, kind: facts.kind, hours, reason }
  const opens = hours.opens_at === null ? {} : { opens_at: new Date(hours.opens_at).toISOString() }
  const closed: RoutingReason = { code: 'after_hours', data: { queue: queue.name, ...opens } }
  return { queue, kind: 'ticket', hours, reason: closed }
}

/** What is known of a case before there is one. */
export async function factsOfNew(
  desk: Pick<Desk, 'store'>,
  customerId: string | null,
  { kind, channel }: Pick<CaseFacts, 'kind' | 'channel'>,
): Promise<CaseFacts> {
  const customer = customerId === null ? null : await readCustomer(desk.store, customerId)
  return {
    kind,
    channel,
    category: null,
    language: customer?.language ?? null,
    tier: customer?.tier ?? null,
    priority: 'normal',
    tags: [],
    business_line: null,
    page_url: null,
    fields: {},
  }
}

/** Keeps why somebody who wanted to chat was given a ticket. */
export async function noteAfterHours(
  desk: Pick<Desk, 'store' | 'clock'>,
  opened: CaseState,
  { queue, reason }: Admission,
): Promise<void> {
  await logDecision(desk.store, {
    case_id: opened.id,
    at: desk.clock.now(),
    decision: 'to_ticket',
    queue_id: queue.id,
    reason,
    rank: rankOfCase(opened),
  })
}
