import type { Logger } from 'pino'
import { purgeExpired } from '../../accounts/public.ts'
import {
  abandonLeft,
  createRuleWebhook,
  DESK_LOGS,
  purgeDeliveries,
  purgeLog,
  purgeUnsentFiles,
  retagCases,
  wakeSnoozed,
  WEB_CHANNEL,
} from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { startDeliveries } from './deliveries.ts'
import { startRouting } from './desk-routing.ts'
import { startRules } from './desk-rules.ts'
import { relayDesk } from './desk-relay.ts'
import { every, type Repeating } from './every.ts'
import { indexForSearch } from './search-indexer.ts'
import { relaySettings } from './settings-relay.ts'
import { underLease } from './under-lease.ts'
import { wakeable } from './wakeable.ts'

export interface Background {
  /** Lets every job finish its turn. */
  stop(): Promise<void>
}

export interface BackgroundOptions {
  readonly log: Logger
  readonly deskLogDays: number
}

const PURGE_EVERY_MS = 3_600_000
const DAY_MS = 86_400_000
const RELAY_EVERY_MS = 500
const INDEX_EVERY_MS = 300
/** Without news, such as those of another process; with news at once. */
const DESK_RELAY_EVERY_MS = 500
/** Long enough that a burst goes in one batch. */
const RELAY_GATHER_MS = 20
const CLOCK_EVERY_MS = 1_000

/** The work nobody asks for, besides the spool's own loading: telling settings to the facts, cleaning up. */
export function startBackground(
  rooms: ServerRooms,
  { log, deskLogDays }: BackgroundOptions,
): Background {
  const holder = Buffer.from(rooms.accounts.randomBytes(12)).toString('hex')
  const indexing = underLease(rooms, 'desk-search', holder)
  const relaying = underLease(rooms, 'desk-relay', holder)
  const relay = wakeable(() => relaying.take(() => relayDesk(rooms)), {
    name: 'desk-relay',
    log,
    pauseMs: DESK_RELAY_EVERY_MS,
    gatherMs: RELAY_GATHER_MS,
  })
  const ticking = underLease(rooms, 'desk-clock', holder)
  const settling = underLease(rooms, 'settings-relay', holder)
  const purging = underLease(rooms, 'purge', holder)
  const watchedSince = rooms.clock.now()
  const deafen = rooms.desk.news.listen(() => {
    relay.wake()
  })
  const jobs: readonly Repeating[] = [
    relay,
    every(CLOCK_EVERY_MS, () => ticking.take(() => tick(rooms, watchedSince)), {
      name: 'desk-clock',
      log,
    }),
    startRouting(rooms, holder, log),
    startRules(rooms, {
      log,
      promisesOf: (ids) => rooms.promises.of(ids),
      tellWebhook: createRuleWebhook(rooms.desk),
    }),
    startDeliveries(rooms, holder, log),
    every(
      PURGE_EVERY_MS,
      async () => {
        await purging.take(() => purgeAll(rooms, deskLogDays * DAY_MS))
        // Whoever comes first in the next hour does it then.
        await purging.release()
      },
      { name: 'purge', log },
    ),
    every(RELAY_EVERY_MS, () => settling.take(() => relaySettings(rooms)), {
      name: 'settings',
      log,
    }),
    every(INDEX_EVERY_MS, () => indexing.take(() => indexForSearch(rooms)), {
      name: 'search',
      log,
    }),
  ]
  return {
    async stop() {
      deafen()
      for (const job of jobs) await job.stop()
      for (const lease of [indexing, relaying, ticking, settling]) await lease.release()
    },
  }
}

async function purgeAll({ accounts, desk, files }: ServerRooms, keptMs: number): Promise<void> {
  await purgeExpired(accounts)
  await purgeDeliveries(desk, keptMs)
  for (const log of DESK_LOGS) await purgeLog(desk, log, desk.clock.now() - keptMs)
  await purgeUnsentFiles(desk, files)
}

/** What happens at the desk because time passed. */
async function tick({ desk }: ServerRooms, watchedSince: number): Promise<void> {
  while ((await wakeSnoozed(desk)) > 0);
  await retagCases(desk)
  while ((await abandonLeft(desk, { channel: WEB_CHANNEL.name, watchedSince })) > 0);
}
