import { DeskmetryError } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { deliver, type DeliveryRow } from './deliver.ts'
import type { Outgoing } from './outgoing.ts'

/** At once, in all and to one receiver: a slow one does not hold up the others. */
const MOST = 12
const MOST_EACH = 3

export interface DeliveryRunner {
  /** Begins what is due, without waiting for it. @returns how much it began */
  turn(): Promise<number>
  /** Waits until what was begun has ended. */
  idle(): Promise<void>
}

/**
 * Sends what is due. One process does this at a time (its caller holds the lease); one that ended in between has
 * its deliveries tried again, under the same id.
 * @param onError told of what should not happen
 */
export function createDeliveryRunner(
  desk: Pick<Desk, 'store' | 'clock'>,
  outgoing: Outgoing,
  onError: (error: unknown) => void,
): DeliveryRunner {
  const running = new Map<string, { readonly hook: string; readonly done: Promise<void> }>()

  async function run(delivery: DeliveryRow): Promise<void> {
    try {
      await deliver(desk, outgoing, delivery)
    } catch (error) {
      // A webhook that was deleted meanwhile took its deliveries with it.
      if (!(error instanceof DeskmetryError && error.code === 'NOT_FOUND')) onError(error)
    } finally {
      running.delete(delivery.id)
    }
  }

  return {
    async turn() {
      if (running.size >= MOST) return 0
      let begun = 0
      for (const delivery of await readDue(desk)) {
        const ofHook = [...running.values()].filter(
          ({ hook }) => hook === delivery.webhook_id,
        ).length
        if (running.has(delivery.id) || ofHook >= MOST_EACH || running.size >= MOST) continue
        begun += 1
        // Noted before it runs: it may end before this line does.
        const entry = { hook: delivery.webhook_id, done: Promise.resolve() }
        running.set(delivery.id, entry)
        running.set(delivery.id, { ...entry, done: run(delivery) })
      }
      return begun
    },
    async idle() {
      await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}

/** Due deliveries, the oldest first; some of each webhook, so that a long queue of one hides no other. */
async function readDue({
  store,
  clock,
}: Pick<Desk, 'store' | 'clock'>): Promise<readonly DeliveryRow[]> {
  const db = tablesOf(store)
  const hooks = await db
    .selectFrom('desk_webhooks')
    .select('id')
    .where('is_active', '=', 1)
    .execute()
  const due: DeliveryRow[] = []
  for (const { id } of hooks) {
    due.push(
      ...(await db
        .selectFrom('desk_webhook_deliveries')
        .selectAll()
        .where('webhook_id', '=', id)
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', clock.now())
        .orderBy('next_try_at')
        .orderBy('id')
        .limit(MOST_EACH * 2)
        .execute()),
    )
  }
  return due
}
