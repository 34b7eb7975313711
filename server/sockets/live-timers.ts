import { touchVisitors } from '../../desk/public.ts'
import { every, type Repeating } from '../background/every.ts'
import type { FastifyBaseLogger } from 'fastify'
import { PING_EVERY_MS } from './connection.ts'
import { LINES_EVERY_MS } from './inbox-lines.ts'
import type { LiveDesk } from './live-desk.ts'
import type { VisitorMember } from './live-room.ts'
import { createSignInWatch, WATCH_EVERY_MS } from './sign-in-watch.ts'
import { createSweep, SWEEP_EVERY_MS } from './sweep.ts'
import { STANDINGS_EVERY_MS } from './visitor-standings.ts'

const TOUCH_EVERY_MS = 30_000
/** One process has its news from itself; then looking is for what should not happen. */
const CALM_SWEEP_MS = 5_000
/** Pings go in parts, so that thousands of sockets are not asked at once. */
const BEAT_PARTS = 20

/** What sockets do by the clock. */
export function startLiveTimers(
  live: LiveDesk,
  { log, hasNeighbours }: { readonly log: FastifyBaseLogger; readonly hasNeighbours: boolean },
): Repeating {
  const watch = createSignInWatch(live)
  const sweep = createSweep(live, { hasNeighbours })
  let part = 0
  const beat = () => {
    part = (part + 1) % BEAT_PARTS
    ;[...live.members].forEach(({ connection }, index) => {
      if (index % BEAT_PARTS === part) connection.beat()
    })
    return Promise.resolve()
  }
  const touch = () => {
    const visitors = [...live.members].filter((one): one is VisitorMember => one.kind === 'visitor')
    return touchVisitors(
      live.desk,
      visitors.map(({ visitor }) => visitor),
    )
  }
  // A line says how far its agent has read, so marks are kept before lines are told.
  const tellLines = async () => {
    await live.reads.flush()
    await live.inbox.flush()
  }
  const jobs = [
    every(LINES_EVERY_MS, tellLines, { name: 'inbox lines', log }),
    every(STANDINGS_EVERY_MS, () => live.standings.tellWaiting(), { name: 'standings', log }),
    every(WATCH_EVERY_MS, watch, { name: 'sign-in watch', log }),
    every(hasNeighbours ? SWEEP_EVERY_MS : CALM_SWEEP_MS, () => sweep.run(), {
      name: 'socket sweep',
      log,
    }),
    every(PING_EVERY_MS / BEAT_PARTS, beat, { name: 'pings', log }),
    every(TOUCH_EVERY_MS, touch, { name: 'visitors online', log }),
  ]
  return {
    async stop() {
      for (const job of jobs) await job.stop()
      // What was read in the last moment is kept as well.
      await live.reads.flush()
    },
  }
}
