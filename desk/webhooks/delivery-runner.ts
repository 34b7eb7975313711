import { DeskmetryError } from '../../domain/public.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { deliver, type DeliveryRow } from './deliver.ts'
import type { Outgoing } from './outgoing.ts'

/** At once, in all and to one receiver: a slow one does not hold up the others. */
const MOST = 32
const MOST_EACH = 8
/** To one that takes nothing: it is asked, not waited for. */
const MOST_EACH_FAILING = 1

export interface DeliveryRunner {
  /** Begins what is due, without waiting for it. @returns how much it began */
  turn(): Promise<number>
  /** Waits until what was begun has ended. */
  idle(): Promise<void>
}

export interface DeliveryRunnerOptions {
  /** Told of what should not happen. */
  readonly onError: (error: unknown) => void
  /** One has ended, so there is room for the next: a turn that comes at once keeps receivers busy. */
  readonly onRoom?: () => void
}

/**
 * Sends what is due. One process does this at a time (its caller holds the lease); one that ended in between has
 * its deliveries tried again, under the same id.
 */
export function createDeliveryRunner(
  desk: Pick<Desk, 'store' | 'clock'>,
  outgoing: Outgoing,
  { onError, onRoom }: DeliveryRunnerOptions,
): DeliveryRunner {
  const running = new Map<string, { readonly hook: string; readonly done: Promise<void> }>()

  async function run(delivery: DeliveryRow): Promise<void> {
    try {
      await deliver(desk, outgoing, delivery)
    } catch (error) {
      // A webhook that was deleted meanwhile took its deliveries with it.
      if (!(error instanceof DeskmetryError && error.code === 'NOT_FOUND')) onError(error)
      return
    } finally {
      running.delete(delivery.id)
    }
    // Not after a failure of our own, which the next would have at once as well.
    onRoom?.()
  }

  return {
    async turn() {
      if (running.size >= MOST) return 0
      let begun = 0
      for (const delivery of inTurns(await readDue(desk, running))) {
        if (running.size >= MOST) break
        begun += 1
        running.set(delivery.id, { hook: delivery.webhook_id, done: run(delivery) })
      }
      return begun
    },
    async idle() {
      while (running.size > 0) await Promise.all([...running.values()].map(({ done }) => done))
    },
  }
}

/** Due deliveries by webhook, the oldest first, as many as there is room for at each. */
async function readDue(
  { store, clock }: Pick<Desk, 'store' | 'clock'>,
  running: ReadonlyMap<string, { readonly hook: string }>,
): Promise<readonly (readonly DeliveryRow[])[]> {
  const db = tablesOf(store)
  // One that ends while this is read is still read as waiting.
  const begun = new Set(running.keys())
  const hooks = await db
    .selectFrom('desk_webhooks')
    .select(['id', 'failing_since'])
    .where('is_active', '=', 1)
    .execute()
  const due: (readonly DeliveryRow[])[] = []
  for (const { id, failing_since } of hooks) {
    const busy = [...running.values()].filter(({ hook }) => hook === id).length
    const room = (failing_since === null ? MOST_EACH : MOST_EACH_FAILING) - busy
    if (room <= 0) continue
    const rows = await db
      .selectFrom('desk_webhook_deliveries')
      .selectAll()
      .where('webhook_id', '=', id)
      .where('state', '=', 'waiting')
      .where('next_try_at', '<=', clock.now())
      .orderBy('next_try_at')
      .orderBy('id')
      .limit(room + busy)
      .execute()
    due.push(rows.filter((row) => !begun.has(row.id)).slice(0, room))
  }
  return due
}

/** One of each webhook, then the next of each: where room is short, a long queue of one hides no other. */
function inTurns(due: readonly (readonly DeliveryRow[])[]): readonly DeliveryRow[] {
  return Array.from({ length: MOST_EACH }, (_, place) =>
    due.flatMap((rows) => rows.slice(place, place + 1)),
  ).flat()
}
