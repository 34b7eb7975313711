import type { DeliveryFilter, DeliveryPage, WebhookDelivery } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { deliver, type DeliveryRow } from './deliver.ts'
import type { Outgoing } from './outgoing.ts'
import { queueDelivery } from './queue-deliveries.ts'
import { requireWebhook } from './webhooks.ts'

/** What was sent to a webhook, the newest first. */
export async function listDeliveries(
  desk: Pick<Desk, 'store'>,
  webhookId: string,
  { state, after, limit }: DeliveryFilter,
): Promise<DeliveryPage> {
  await requireWebhook(desk, webhookId)
  // Ids rise with time.
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_webhook_deliveries')
    .selectAll()
    .where('webhook_id', '=', webhookId)
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  return {
    deliveries: page.map(deliveryView),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

/** Sends a message of no meaning now, and says what came of it. It is tried this once. */
export async function testWebhook(
  desk: Desk,
  outgoing: Outgoing,
  webhookId: string,
): Promise<WebhookDelivery> {
  const timestamp = new Date(desk.clock.now()).toISOString()
  const id = `test:${Buffer.from(desk.randomBytes(12)).toString('hex')}`
  const data = { text: 'Deskmetry can reach this webhook.' }
  const message = { id, type: 'webhook.test', timestamp, data }
  return tryOnce(desk, outgoing, await queueDelivery(desk, webhookId, message))
}

/**
 * Sends a delivery again now, whatever its state; if it fails it waits as after its first try.
 * @throws NOT_FOUND
 */
export async function resendDelivery(
  desk: Desk,
  outgoing: Outgoing,
  { webhook_id, id }: { readonly webhook_id: string; readonly id: string },
): Promise<WebhookDelivery> {
  const row = await readDelivery(desk, id)
  if (row?.webhook_id !== webhook_id) {
    throw new DeskmetryError('NOT_FOUND', { what: `Delivery ${id}`, fix: 'Load the list again.' })
  }
  return deliveryView(await deliver(desk, outgoing, { ...row, attempts: 0 }))
}

async function tryOnce(desk: Desk, outgoing: Outgoing, id: string): Promise<WebhookDelivery> {
  const row = await readDelivery(desk, id)
  if (row === null) throw new Error(`Delivery ${id} vanished`)
  const tried = await deliver(desk, outgoing, row)
  if (tried.state !== 'waiting') return deliveryView(tried)
  const ended = { state: 'failed', next_try_at: null }
  await tablesOf(desk.store)
    .updateTable('desk_webhook_deliveries')
    .set(ended)
    .where('id', '=', id)
    .execute()
  return deliveryView({ ...tried, ...ended })
}

async function readDelivery(desk: Pick<Desk, 'store'>, id: string): Promise<DeliveryRow | null> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_webhook_deliveries')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

function deliveryView(row: DeliveryRow): WebhookDelivery {
  const text = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  const { id, event_id, event_type, attempts, status, answer, took_ms, body } = row
  return {
    id,
    event_id,
    event_type,
    state: row.state as WebhookDelivery['state'],
    attempts,
    status,
    answer,
    took_ms,
    body,
    created_at: new Date(row.created_at).toISOString(),
    last_tried_at: text(row.last_tried_at),
    next_try_at: text(row.next_try_at),
  }
}
