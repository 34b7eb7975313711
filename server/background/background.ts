import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import { purgeExpired } from '../../accounts/public.ts'
import type { Rooms } from '../rooms.ts'
import { every, type Repeating } from './every.ts'

export interface Background {
  /** Lets every job finish its turn. */
  stop(): Promise<void>
}

const PURGE_EVERY_MS = 3_600_000

/** The work nobody asks for: loading what was accepted, telling settings to the facts, cleaning up. */
export function startBackground(
  rooms: Rooms,
  { log }: { readonly log: Logger; readonly meter: Registry },
): Background {
  const jobs: readonly Repeating[] = [
    every(PURGE_EVERY_MS, () => purgeExpired(rooms.accounts), { name: 'purge', log }),
  ]
  return {
    async stop() {
      for (const job of jobs) await job.stop()
    },
  }
}
