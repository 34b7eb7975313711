import type {
  EventTypeName,
  Webhook,
  WebhookChange,
  WebhookInput,
  WebhookWithSecret,
} from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { type Desk, newDeskId } from '../desk.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import type { Outgoing } from './outgoing.ts'
import { mintWebhookSecret } from './sign.ts'

export type WebhookRow = DeskTables['desk_webhooks']

/** How long the secret before this one still signs. */
const ROTATION_MS = 24 * 3_600_000

/** Whoever calls these has checked `desk:manage`. */
export async function listWebhooks(desk: Pick<Desk, 'store'>): Promise<readonly Webhook[]> {
  const db = tablesOf(desk.store)
  const rows = await db
    .selectFrom('desk_webhooks')
    .selectAll()
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const counts = await db
    .selectFrom('desk_webhook_deliveries')
    .select((row) => ['webhook_id', row.fn.countAll<number>().as('waiting')])
    .where('state', '=', 'waiting')
    .groupBy('webhook_id')
    .execute()
  const waiting = new Map(counts.map((row) => [row.webhook_id, row.waiting]))
  return rows.map((row) => webhookOf(row, waiting.get(row.id) ?? 0))
}

/** @throws OUTGOING_REFUSED for an address nothing is ever sent to */
export async function createWebhook(
  desk: Desk,
  outgoing: Outgoing,
  input: WebhookInput & { readonly by: string },
): Promise<WebhookWithSecret> {
  outgoing.refuse(input.url)
  const row: WebhookRow = {
    id: newDeskId(desk),
    url: input.url,
    secret: mintWebhookSecret(desk.randomBytes),
    previous_secret: null,
    previous_until: null,
    event_types_json: JSON.stringify([...new Set(input.event_types)]),
    is_active: 1,
    stopped_reason: null,
    failing_since: null,
    created_at: desk.clock.now(),
    created_by: input.by,
    note: input.note,
  }
  await tablesOf(desk.store).insertInto('desk_webhooks').values(row).execute()
  return { webhook: webhookOf(row, 0), secret: row.secret }
}

/**
 * Switched on again, it gets what waited for it.
 * @throws NOT_FOUND, OUTGOING_REFUSED
 */
export async function changeWebhook(
  desk: Desk,
  outgoing: Outgoing,
  { id, url, event_types, note, is_active }: WebhookChange & { readonly id: string },
): Promise<Webhook> {
  if (url !== undefined) outgoing.refuse(url)
  const row = await requireWebhook(desk, id)
  const change: Partial<WebhookRow> = {
    ...(url === undefined ? {} : { url }),
    ...(note === undefined ? {} : { note }),
    ...(event_types === undefined
      ? {}
      : { event_types_json: JSON.stringify([...new Set(event_types)]) }),
    ...(is_active === undefined
      ? {}
      : { is_active: is_active ? 1 : 0, stopped_reason: null, failing_since: null }),
  }
  if (Object.keys(change).length > 0) {
    await tablesOf(desk.store)
      .updateTable('desk_webhooks')
      .set(change)
      .where('id', '=', id)
      .execute()
  }
  return webhookOf({ ...row, ...change }, 0)
}

/** A new secret; the one before signs as well for a day. */
export async function rotateWebhookSecret(desk: Desk, id: string): Promise<WebhookWithSecret> {
  const row = await requireWebhook(desk, id)
  const change = {
    secret: mintWebhookSecret(desk.randomBytes),
    previous_secret: row.secret,
    previous_until: desk.clock.now() + ROTATION_MS,
  }
  await tablesOf(desk.store).updateTable('desk_webhooks').set(change).where('id', '=', id).execute()
  return { webhook: webhookOf({ ...row, ...change }, 0), secret: change.secret }
}

/** With its log. */
export async function deleteWebhook(desk: Pick<Desk, 'store'>, id: string): Promise<void> {
  await requireWebhook(desk, id)
  await desk.store.transaction(async (tx) => {
    const db = tablesOf(tx)
    await db.deleteFrom('desk_webhook_deliveries').where('webhook_id', '=', id).execute()
    await db.deleteFrom('desk_webhooks').where('id', '=', id).execute()
  })
}

/** @throws NOT_FOUND */
export async function requireWebhook(desk: Pick<Desk, 'store'>, id: string): Promise<WebhookRow> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_webhooks')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) {
    throw new DeskmetryError('NOT_FOUND', { what: `Webhook ${id}`, fix: 'Load the list again.' })
  }
  return row
}

/** Those that sign now, the newest first. */
export function secretsOf(row: WebhookRow, now: number): readonly string[] {
  const isRotating = row.previous_secret !== null && (row.previous_until ?? 0) > now
  return isRotating && row.previous_secret !== null
    ? [row.secret, row.previous_secret]
    : [row.secret]
}

function webhookOf(row: WebhookRow, waiting: number): Webhook {
  const text = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id: row.id,
    url: row.url,
    event_types: JSON.parse(row.event_types_json) as EventTypeName[],
    note: row.note,
    is_active: row.is_active === 1,
    stopped_reason: row.stopped_reason,
    failing_since: text(row.failing_since),
    rotates_until: text(row.previous_until),
    created_at: new Date(row.created_at).toISOString(),
    waiting,
  }
}
