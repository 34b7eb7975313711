import { queueDeliveries } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { linesOf, OUTBOX_CONTENT_TYPE, type OutboxLine, partsOf } from './outbox-parts.ts'

/** A table in which a room leaves its events until the facts have them. */
export interface Outbox {
  /** The oldest, at most `limit`. */
  readonly read: (limit: number) => Promise<readonly OutboxLine[]>
  readonly forget: (numbers: readonly number[]) => Promise<void>
}

const BATCH = 500

/**
 * Tells the facts and the webhooks what happened: from an outbox into the spool and the log of deliveries, the oldest
 * first. An event is forgotten only once both have it on disk, also when the spool refused it: it is in the dead
 * letters then. Told twice it is a duplicate.
 */
export async function relayOutbox(
  { desk, spool }: Pick<ServerRooms, 'desk' | 'spool'>,
  { read, forget }: Outbox,
): Promise<void> {
  for (;;) {
    const lines = await read(BATCH)
    for (const part of partsOf(lines)) {
      await spool.accept({
        contentType: OUTBOX_CONTENT_TYPE,
        chunks: linesOf(part),
        source: 'desk',
      })
      await queueDeliveries(
        desk,
        part.map(({ event_json }) => event_json),
      )
      await forget(part.map(({ number }) => number))
    }
    if (lines.length < BATCH) return
  }
}
