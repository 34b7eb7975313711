import { indexTurn } from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'

/** At most this much in one go, so that the loop has air between two turns. */
const MOST_TURNS = 20

/** What changed at the desk becomes findable, within a second when there is no rush. */
export async function indexForSearch({ desk }: Pick<ServerRooms, 'desk'>): Promise<void> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    if ((await indexTurn(desk)) === 0) return
  }
}
