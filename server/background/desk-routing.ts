import type { Logger } from 'pino'
import {
  BEAT_MS,
  concernsRouting,
  createRouter,
  noteRouting,
  readRoutingSettings,
  takeStock,
} from '../../desk/public.ts'
import type { ServerRooms } from '../rooms.ts'
import { every, type Repeating } from './every.ts'
import { wakeable } from './wakeable.ts'

const TURN_MS = 1_000
const GATHER_MS = 15

/**
 * Gives cases to agents: as soon as the news say that something changed, and every second for what only time
 * changes. At the start it writes offline whoever is gone; while it runs it says that the windows here live.
 */
export function startRouting(
  { desk, presence }: Pick<ServerRooms, 'desk' | 'presence'>,
  holder: string,
  log: Logger,
): Repeating {
  const router = createRouter(desk, holder)
  let hasTakenStock = false
  const routing = wakeable(
    async () => {
      if (!hasTakenStock) {
        await takeStock(desk, (await readRoutingSettings(desk)).grace_secs)
        hasTakenStock = true
      }
      await router.turn()
    },
    { name: 'routing', log, pauseMs: TURN_MS, gatherMs: GATHER_MS },
  )
  const beating = every(BEAT_MS, () => presence.beat(), { name: 'presence', log })
  let noting: Promise<void> = Promise.resolve()
  const unlisten = desk.news.listen((news) => {
    if (!concernsRouting(news)) return
    routing.wake()
    noting = noting
      .then(() => noteRouting(desk, news))
      .catch((error: unknown) => {
        log.error({ err: error, job: 'routing log' }, 'a background job failed')
      })
  })
  return {
    async stop() {
      unlisten()
      await routing.stop()
      await beating.stop()
      await noting
      await router.stop()
    },
  }
}
