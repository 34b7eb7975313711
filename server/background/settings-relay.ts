import {
  acknowledgeSettingsEvents,
  type OutboxEntry,
  readSettingsEvents,
} from '../../accounts/public.ts'
import { queueDeliveries } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'

const BATCH = 500

/**
 * Tells changes of settings to the facts and the webhooks: from the outbox of accounts into the spool. A change is forgotten only
 * once the spool has it on disk; told twice it is a duplicate.
 */
export async function relaySettings({ accounts, desk, spool }: ServerRooms): Promise<void> {
  for (;;) {
    const entries = await readSettingsEvents(accounts, BATCH)
    if (entries.length === 0) return
    await spool.accept({ contentType: 'application/json', chunks: bodyOf(entries), source: 'desk' })
    await queueDeliveries(
      desk,
      entries.map(({ event }) => JSON.stringify(event)),
    )
    await acknowledgeSettingsEvents(
      accounts,
      entries.map(({ number }) => number),
    )
    if (entries.length < BATCH) return
  }
}

async function* bodyOf(entries: readonly OutboxEntry[]): AsyncGenerator<Buffer> {
  yield await Promise.resolve(Buffer.from(JSON.stringify(entries.map(({ event }) => event))))
}
