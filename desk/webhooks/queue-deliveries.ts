import type { StoreScope } from '../../store/public.ts'
import { type Desk, newDeskId } from '../desk.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import { forgetWords, type ToldEvent } from './forget-words.ts'
import { requireWebhook } from './webhooks.ts'

type DeliveryRow = DeskTables['desk_webhook_deliveries']
type Queueing = Pick<Desk, 'store' | 'clock' | 'randomBytes'>

/** A message to be told, `data` as it stands in the body. */
export interface WebhookMessage {
  /** Names the message, over every try and every repeat: who gets it twice knows by it. */
  readonly id: string
  readonly type: string
  /** When it happened, an instant as text. */
  readonly timestamp: string
  readonly data: unknown
  /** Whose words, and of which message, `data` carries: they go when these are forgotten. */
  readonly customer_id?: string | null
  readonly message_id?: string | null
}

const ROWS_AT_ONCE = 500

/**
 * Puts events out for every webhook that wants them. Called before the outbox forgets them: told again after a
 * crash, an event is not put out twice.
 * @param events JSON of canonical events, as the outbox has them
 */
export async function queueDeliveries(desk: Queueing, events: readonly string[]): Promise<void> {
  const hooks = await tablesOf(desk.store)
    .selectFrom('desk_webhooks')
    .select(['id', 'event_types_json'])
    .where('is_active', '=', 1)
    .execute()
  const told = events.map(
    (json) => JSON.parse(json) as ToldEvent & { readonly occurred_at: string },
  )
  const wanting = hooks.map(({ id, event_types_json }) => ({
    id,
    types: JSON.parse(event_types_json) as readonly string[],
  }))
  const rows = told.flatMap((event) => {
    const { event_id: id, type, occurred_at: timestamp, customer_id = null } = event
    const message_id = event.data?.message_id ?? null
    return wanting
      .filter(({ types }) => types.length === 0 || types.includes(type))
      .map((hook) =>
        deliveryOf(desk, hook.id, { id, type, timestamp, data: event, customer_id, message_id }),
      )
  })
  await insertRows(desk.store, rows)
  for (const event of told) await forgetWords(desk.store, event)
}

/**
 * Puts one message out for one webhook, whatever types it wants.
 * @returns the id of the delivery
 * @throws NOT_FOUND
 */
export async function queueDelivery(
  desk: Queueing,
  webhookId: string,
  message: WebhookMessage,
): Promise<string> {
  await requireWebhook(desk, webhookId)
  const row = deliveryOf(desk, webhookId, message)
  await insertRows(desk.store, [row])
  return row.id
}

function deliveryOf(desk: Queueing, webhookId: string, message: WebhookMessage): DeliveryRow {
  const now = desk.clock.now()
  const { id, type, timestamp, data, customer_id = null, message_id = null } = message
  return {
    id: newDeskId(desk),
    webhook_id: webhookId,
    event_id: id,
    event_type: type,
    body: JSON.stringify({ type, timestamp, data }),
    customer_id,
    message_id,
    created_at: now,
    next_try_at: now,
    attempts: 0,
    state: 'waiting',
    status: null,
    answer: null,
    last_tried_at: null,
    took_ms: null,
  }
}

async function insertRows(store: StoreScope, rows: readonly DeliveryRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    await tablesOf(store)
      .insertInto('desk_webhook_deliveries')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((conflict) => conflict.columns(['webhook_id', 'event_id']).doNothing())
      .execute()
  }
}
