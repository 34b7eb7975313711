import type { Reader } from '../engine.ts'
import { createLiveBoard, KEEP_ARRIVALS_MS, KEEP_ENDED_MS, type LiveBoard } from './live-board.ts'
import { readBoardStart, readEventsOfCases } from './read-board.ts'

/**
 * The live board over a warehouse, with everything that is so at `now` (epoch ms). Feed it each accepted event
 * from then on; events that came meanwhile may be given twice.
 */
export async function openLiveBoard(reader: Reader, now: number): Promise<LiveBoard> {
  const start = await readBoardStart(reader, {
    now,
    movedSince: now - KEEP_ENDED_MS,
    openedSince: now - KEEP_ARRIVALS_MS,
  })
  return createLiveBoard((caseIds) => readEventsOfCases(reader, caseIds), start)
}
