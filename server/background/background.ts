import type { Logger } from 'pino'
import { purgeExpired } from '../../accounts/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { every, type Repeating } from './every.ts'
import { relaySettings } from './settings-relay.ts'

export interface Background {
  /** Lets every job finish its turn. */
  stop(): Promise<void>
}

const PURGE_EVERY_MS = 3_600_000
const RELAY_EVERY_MS = 500

/** The work nobody asks for, besides the spool's own loading: telling settings to the facts, cleaning up. */
export function startBackground(rooms: ServerRooms, log: Logger): Background {
  const jobs: readonly Repeating[] = [
    every(PURGE_EVERY_MS, () => purgeExpired(rooms.accounts), { name: 'purge', log }),
    every(RELAY_EVERY_MS, () => relaySettings(rooms), { name: 'settings', log }),
  ]
  return {
    async stop() {
      for (const job of jobs) await job.stop()
    },
  }
}
