import type { Logger } from 'pino'

export interface Repeating {
  /** Waits for the turn that runs; none begins after. */
  stop(): Promise<void>
}

/**
 * Runs `work` again and again with a pause between two turns, never two at once. A turn that fails is logged and
 * the next one comes after a longer pause: what it does must be safe to do again.
 */
export function every(
  pauseMs: number,
  work: () => Promise<void>,
  { name, log }: { readonly name: string; readonly log: Pick<Logger, 'error'> },
): Repeating {
  const MOST_MS = 30_000
  let failures = 0
  let timer: NodeJS.Timeout | null = null
  let turn: Promise<void> = Promise.resolve()
  let isStopped = false

  async function takeTurn(): Promise<void> {
    try {
      await work()
      failures = 0
    } catch (error) {
      failures += 1
      log.error({ err: error, job: name }, 'a background job failed')
    }
    if (!isStopped) schedule(Math.min(MOST_MS, pauseMs * 2 ** failures))
  }
  function schedule(ms: number): void {
    timer = setTimeout(() => {
      turn = takeTurn()
    }, ms)
  }

  schedule(pauseMs)
  return {
    async stop() {
      isStopped = true
      if (timer !== null) clearTimeout(timer)
      await turn
    },
  }
}
