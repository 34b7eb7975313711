import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

const DAY_MS = 86_400_000
/** The longest a delivery stays in the log: it carries the words of customers. */
const KEPT_MS = 30 * DAY_MS
/** How long past its time one waits for a webhook that is switched off: as long as one that runs is tried. */
const WAITS_MS = 3 * DAY_MS
/** A statement of a long purge must not hold up the desk. */
const AT_ONCE = 2_000

/**
 * For a job that comes every hour: what waits for a webhook that stays switched off is settled as failed, what ended
 * long ago is forgotten, and what a deleted webhook left behind as well.
 * @param keptMs how long logs of the desk are kept; that of deliveries no longer than 30 days
 */
export async function purgeDeliveries(
  desk: Pick<Desk, 'store' | 'clock'>,
  keptMs: number,
): Promise<void> {
  const before = desk.clock.now() - Math.min(keptMs, KEPT_MS)
  const db = tablesOf(desk.store)
  const hooks = await db.selectFrom('desk_webhooks').select(['id', 'is_active']).execute()
  for (const { id, is_active } of hooks) {
    if (is_active === 0) await settleWaiting(desk, id)
    while ((await forgetEnded(desk, id, before)) === AT_ONCE);
  }
  while ((await forgetOrphans(desk)) === AT_ONCE);
}

/** It can be sent again from the log while that is kept. */
async function settleWaiting(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  webhookId: string,
): Promise<void> {
  await tablesOf(store)
    .updateTable('desk_webhook_deliveries')
    .set({
      state: 'failed',
      next_try_at: null,
      answer: 'the webhook was switched off for three days while it waited',
    })
    .where('webhook_id', '=', webhookId)
    .where('state', '=', 'waiting')
    .where('next_try_at', '<', clock.now() - WAITS_MS)
    .execute()
}

async function forgetEnded(
  { store }: Pick<Desk, 'store'>,
  webhookId: string,
  before: number,
): Promise<number> {
  const rows = await tablesOf(store)
    .selectFrom('desk_webhook_deliveries')
    .select('id')
    .where('webhook_id', '=', webhookId)
    .where('created_at', '<', before)
    .where('state', '!=', 'waiting')
    .limit(AT_ONCE)
    .execute()
  return forgetRows(store, rows)
}

/** Events were being put out for it while it was deleted. */
async function forgetOrphans({ store }: Pick<Desk, 'store'>): Promise<number> {
  const rows = await tablesOf(store)
    .selectFrom('desk_webhook_deliveries as delivery')
    .leftJoin('desk_webhooks as hook', 'hook.id', 'delivery.webhook_id')
    .select('delivery.id')
    .where('hook.id', 'is', null)
    .limit(AT_ONCE)
    .execute()
  return forgetRows(store, rows)
}

async function forgetRows(
  store: Desk['store'],
  rows: readonly { readonly id: string }[],
): Promise<number> {
  if (rows.length === 0) return 0
  await tablesOf(store)
    .deleteFrom('desk_webhook_deliveries')
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  return rows.length
}
