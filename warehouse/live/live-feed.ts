import type { Clock } from '../../domain/public.ts'
import type { Reader } from '../engine.ts'
import { readState } from '../read-health.ts'
import { FOLDED, LOADED } from '../schema/state.ts'
import type { LiveBoard } from './live-board.ts'
import { openLiveBoard } from './open-live-board.ts'
import { countLoaded, readLoaded } from './read-board.ts'

/** Beyond this many new events reading the present anew is cheaper than taking each. */
const MOST_TAKEN = 50_000

/** The board of a warehouse, kept up to date by its loads: whatever brought the events, the board sees them. */
export interface LiveFeed {
  /** The board, up to date when this is answered. Callers that ask at once share the work. */
  current(): Promise<LiveBoard>
}

/** Nothing is read before the first question: a product that nobody watches live pays nothing. */
export function createLiveFeed(reader: Reader, clock: Clock): LiveFeed {
  let board: LiveBoard | null = null
  let seen = 0
  let turn: Promise<LiveBoard> | null = null

  const loadNo = async (name: string) => Number((await readState(reader, name)) ?? 0)

  async function follow(): Promise<LiveBoard> {
    const loaded = await loadNo(LOADED)
    if (board === null || (await countLoaded(reader, seen, loaded)) > MOST_TAKEN) {
      // Which cases are live is read from the facts; what they do not know yet is taken event by event.
      seen = await loadNo(FOLDED)
      board = await openLiveBoard(reader, clock.now())
    }
    if (loaded > seen) await board.take(await readLoaded(reader, seen, loaded))
    seen = loaded
    return board
  }

  return {
    current() {
      turn ??= follow().finally(() => {
        turn = null
      })
      return turn
    },
  }
}
