import { acknowledgeSettingsEvents, readSettingsEvents } from '../../accounts/public.ts'
import { queueDeliveries } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { linesOf, OUTBOX_CONTENT_TYPE, partsOf } from './outbox-parts.ts'

const BATCH = 500

/**
 * Tells changes of settings to the facts and the webhooks: from the outbox of accounts into the spool. A change is
 * forgotten only once the spool has it on disk, or in the dead letters; told twice it is a duplicate.
 */
export async function relaySettings({
  accounts,
  desk,
  spool,
}: Pick<ServerRooms, 'accounts' | 'desk' | 'spool'>): Promise<void> {
  for (;;) {
    const entries = await readSettingsEvents(accounts, BATCH)
    const lines = entries.map(({ number, event }) => ({
      number,
      event_json: JSON.stringify(event),
    }))
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
      await acknowledgeSettingsEvents(
        accounts,
        part.map(({ number }) => number),
      )
    }
    if (entries.length < BATCH) return
  }
}
