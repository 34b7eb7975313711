import type { Logger } from 'pino'
import type { Repeating } from './every.ts'

export interface Wakeable extends Repeating {
  /** There is something to do: the next turn begins soon, and once for all who said so meanwhile. */
  wake(): void
}

export interface WakeableOptions {
  readonly name: string
  readonly log: Logger
  /** Without being woken. */
  readonly pauseMs: number
  /** What comes within this time is done in one turn. */
  readonly gatherMs: number
}

/**
 * Like `every`, and sooner when woken. Never two turns at once; a wake during a turn begins another after it. A turn
 * that fails is logged and comes again after its pause.
 */
export function wakeable(work: () => Promise<void>, options: WakeableOptions): Wakeable {
  const { name, log, pauseMs, gatherMs } = options
  let timer: NodeJS.Timeout | null = null
  let turn: Promise<void> | null = null
  let isWoken = false
  let isStopped = false

  async function takeTurn(): Promise<void> {
    isWoken = false
    let hasFailed = false
    try {
      await work()
    } catch (error) {
      hasFailed = true
      log.error({ err: error, job: name }, 'a background job failed')
    }
    turn = null
    if (!isStopped) schedule(wasWoken() && !hasFailed ? gatherMs : pauseMs)
  }
  /** Asked anew: it changes while a turn is under way. */
  function wasWoken(): boolean {
    return isWoken
  }
  function schedule(ms: number): void {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(() => {
      timer = null
      turn = takeTurn()
    }, ms)
  }

  schedule(0)
  return {
    wake() {
      if (isWoken || isStopped) return
      isWoken = true
      if (turn === null) schedule(gatherMs)
    },
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      await turn
    },
  }
}
