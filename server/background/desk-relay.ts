import { forgetDeskOutbox, readDeskOutbox } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { relayOutbox } from './relay-outbox.ts'

/** Tells what happened at the desk. */
export async function relayDesk(rooms: Pick<ServerRooms, 'desk' | 'spool'>): Promise<void> {
  const { store } = rooms.desk
  await relayOutbox(rooms, {
    read: (limit) => readDeskOutbox(store, limit),
    forget: (numbers) => forgetDeskOutbox(store, numbers),
  })
}
