import { forgetDeskOutbox, queueDeliveries, readDeskOutbox } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { linesOf, OUTBOX_CONTENT_TYPE, partsOf } from './outbox-parts.ts'

const BATCH = 500

/**
 * Tells the facts and the webhooks what happened at the desk: from its outbox into the spool and the log of
 * deliveries, the oldest first. An event is forgotten only once both have it on disk, also when the spool refused it:
 * it is in the dead letters then. Told twice it is a duplicate.
 */
export async function relayDesk({
  desk,
  spool,
}: Pick<ServerRooms, 'desk' | 'spool'>): Promise<void> {
  for (;;) {
    const entries = await readDeskOutbox(desk.store, BATCH)
    for (const part of partsOf(entries)) {
      await spool.accept({
        contentType: OUTBOX_CONTENT_TYPE,
        chunks: linesOf(part),
        source: 'desk',
      })
      await queueDeliveries(
        desk,
        part.map(({ event_json }) => event_json),
      )
      await forgetDeskOutbox(
        desk.store,
        part.map(({ number }) => number),
      )
    }
    if (entries.length < BATCH) return
  }
}
