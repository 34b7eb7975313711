import { acknowledgeSettingsEvents, readSettingsEvents } from '../../accounts/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { relayOutbox } from './relay-outbox.ts'

/** Tells changes of settings that accounts keeps. */
export async function relaySettings(
  rooms: Pick<ServerRooms, 'accounts' | 'desk' | 'spool'>,
): Promise<void> {
  const { accounts } = rooms
  await relayOutbox(rooms, {
    async read(limit) {
      const entries = await readSettingsEvents(accounts, limit)
      return entries.map(({ number, event }) => ({ number, event_json: JSON.stringify(event) }))
    },
    forget: (numbers) => acknowledgeSettingsEvents(accounts, numbers),
  })
}
