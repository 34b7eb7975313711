import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Works through many things, `atOnce` without a pause: between them the event loop serves others. At 20,000 events a
 * second the board would hold it for a second otherwise.
 */
export async function inTurns<T>(
  all: Iterable<T>,
  atOnce: number,
  work: (one: T) => void,
): Promise<void> {
  let done = 0
  for (const one of all) {
    work(one)
    done += 1
    if (done % atOnce === 0) await nextTurn()
  }
}
