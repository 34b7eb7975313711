import {
  type DeskOutboxEntry,
  forgetDeskOutbox,
  queueDeliveries,
  readDeskOutbox,
} from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'

const BATCH = 500

/**
 * Tells the facts and the webhooks what happened at the desk: from its outbox into the spool and the log of
 * deliveries, the oldest first. An event is forgotten only once both have it on disk; told twice it is a duplicate.
 */
export async function relayDesk({
  desk,
  spool,
}: Pick<ServerRooms, 'desk' | 'spool'>): Promise<void> {
  for (;;) {
    const entries = await readDeskOutbox(desk.store, BATCH)
    if (entries.length === 0) return
    await spool.accept({ contentType: 'application/json', chunks: bodyOf(entries), source: 'desk' })
    await queueDeliveries(
      desk,
      entries.map(({ event_json }) => event_json),
    )
    await forgetDeskOutbox(
      desk.store,
      entries.map(({ number }) => number),
    )
    if (entries.length < BATCH) return
  }
}

/** They are JSON already. */
async function* bodyOf(entries: readonly DeskOutboxEntry[]): AsyncGenerator<Buffer> {
  yield await Promise.resolve(
    Buffer.from(`[${entries.map(({ event_json }) => event_json).join(',')}]`),
  )
}
