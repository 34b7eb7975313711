import { DeskmetryError } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import type { Outgoing } from './outgoing.ts'
import { signedHeaders } from './sign.ts'
import { requireWebhook, secretsOf, type WebhookRow } from './webhooks.ts'

export type DeliveryRow = DeskTables['desk_webhook_deliveries']

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
/** Waits between tries, three days in all, as the Standard Webhooks specification proposes. */
const WAITS_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]
const ANSWER_CHARS = 1_000
/** One message that never gets through does not end a webhook that takes others. */
const NOTHING_TAKEN_MS = 48 * HOUR
/** The receiver asks never to be called again. */
const GONE = 410

/**
 * Tries one delivery and writes down what came of it. A webhook that took nothing for days, or that answers 410,
 * is switched off with the reason; what waits for it is kept.
 */
export async function deliver(
  desk: Pick<Desk, 'store' | 'clock'>,
  outgoing: Outgoing,
  delivery: DeliveryRow,
): Promise<DeliveryRow> {
  const hook = await requireWebhook(desk, delivery.webhook_id)
  const began = desk.clock.now()
  const message = { id: delivery.event_id, body: delivery.body, at: began }
  const headers = signedHeaders(message, secretsOf(hook, began))
  const result = await attempt(outgoing, hook.url, { headers, body: delivery.body })
  const attempts = delivery.attempts + 1
  const isDelivered = result.status !== null && result.status >= 200 && result.status < 300
  const wait = WAITS_MS[attempts - 1]
  const isOver = isDelivered || wait === undefined || result.status === GONE
  const tried: DeliveryRow = {
    ...delivery,
    ...result,
    attempts,
    last_tried_at: began,
    state: isDelivered ? 'delivered' : isOver ? 'failed' : 'waiting',
    next_try_at: isOver ? null : desk.clock.now() + wait,
  }
  await desk.store.transaction(async (store) => {
    const { id, attempts, last_tried_at, state, next_try_at } = tried
    const db = tablesOf(store)
    await db
      .updateTable('desk_webhook_deliveries')
      // Not the body: it may have lost its words meanwhile.
      .set({ ...result, attempts, last_tried_at, state, next_try_at })
      .where('id', '=', id)
      .execute()
    // As it stands now: others of its deliveries ended meanwhile.
    const change = changeOfHook(await requireWebhook({ store }, hook.id), tried)
    if (change !== null)
      await db.updateTable('desk_webhooks').set(change).where('id', '=', hook.id).execute()
  })
  return tried
}

function changeOfHook(hook: WebhookRow, tried: DeliveryRow): Partial<WebhookRow> | null {
  if (tried.state === 'delivered')
    return hook.failing_since === null ? null : { failing_since: null }
  const failing_since = hook.failing_since ?? tried.last_tried_at
  const isGone = tried.status === GONE
  const lasted = (tried.last_tried_at ?? 0) - (failing_since ?? 0)
  if (tried.state === 'waiting' || (!isGone && lasted < NOTHING_TAKEN_MS)) return { failing_since }
  const reason = isGone
    ? 'the receiver answered 410: it wants no more'
    : `it took nothing for ${Math.floor(lasted / HOUR)} hours; the last answer: ${wordsOf(tried)}`
  return { failing_since, is_active: 0, stopped_reason: reason.slice(0, 300) }
}

function wordsOf({ status, answer }: DeliveryRow): string {
  return status === null ? (answer ?? '') : `status ${status}`
}

async function attempt(
  outgoing: Outgoing,
  url: string,
  request: Parameters<Outgoing['post']>[1],
): Promise<Pick<DeliveryRow, 'status' | 'answer' | 'took_ms'>> {
  try {
    const { status, body, took_ms } = await outgoing.post(url, request)
    return { status, answer: body.slice(0, ANSWER_CHARS), took_ms }
  } catch (error) {
    if (!(error instanceof DeskmetryError)) throw error
    return { status: null, answer: error.message.slice(0, ANSWER_CHARS), took_ms: null }
  }
}
