import type { Logger } from 'pino'
import { purgeExpired } from '../../accounts/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { startRouting } from './desk-routing.ts'
import { every, type Repeating } from './every.ts'
import { indexForSearch } from './search-indexer.ts'
import { relaySettings } from './settings-relay.ts'
import { underLease } from './under-lease.ts'

export interface Background {
  /** Lets every job finish its turn. */
  stop(): Promise<void>
}

const PURGE_EVERY_MS = 3_600_000
const RELAY_EVERY_MS = 500
const INDEX_EVERY_MS = 300

/** The work nobody asks for, besides the spool's own loading: telling settings to the facts, cleaning up. */
export function startBackground(rooms: ServerRooms, log: Logger): Background {
  const holder = Buffer.from(rooms.accounts.randomBytes(12)).toString('hex')
  const indexing = underLease(rooms, 'desk-search', holder)
  const jobs: readonly Repeating[] = [
    startRouting(rooms, holder, log),
    every(PURGE_EVERY_MS, () => purgeExpired(rooms.accounts), { name: 'purge', log }),
    every(RELAY_EVERY_MS, () => relaySettings(rooms), { name: 'settings', log }),
    every(INDEX_EVERY_MS, () => indexing.take(() => indexForSearch(rooms)), {
      name: 'search',
      log,
    }),
  ]
  return {
    async stop() {
      for (const job of jobs) await job.stop()
      await indexing.release()
    },
  }
}
