import { type BusinessCalendar, businessMs, businessSecs } from '../../domain/public.ts'
import type { Ref } from './case-event.ts'
import type { FoldContext } from './fold-context.ts'

/** A piece of time and the team whose hours hold in it. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly team: Ref
}

/** Wall and business seconds of a clock. `biz` is null when no calendar is in force at its start. */
export interface Elapsed {
  readonly wall: number
  readonly biz: number | null
}

/** A clock from `start` to `end`; the calendar at its start holds until its end. */
export function elapsed(start: number, end: number, team: Ref, context: FoldContext): Elapsed {
  const calendar = context.calendarAt(team, start)
  return {
    wall: (end - start) / 1000,
    biz: calendar === null ? null : businessSecs(start, end, calendar),
  }
}

/**
 * The sum over pieces; business time in the calendar of the first piece.
 * @param otherwise where the clock would have started: decides whether business time is known when no piece is there
 */
export function elapsedOver(
  pieces: readonly Piece[],
  otherwise: { readonly at: number; readonly team: Ref },
  context: FoldContext,
): Elapsed {
  const [first] = pieces
  const calendar: BusinessCalendar | null =
    first === undefined
      ? context.calendarAt(otherwise.team, otherwise.at)
      : context.calendarAt(first.team, first.start)
  let wallMs = 0
  let biz = 0
  for (const piece of pieces) {
    wallMs += piece.end - piece.start
    if (calendar !== null) biz += businessMs(piece.start, piece.end, calendar)
  }
  return { wall: wallMs / 1000, biz: calendar === null ? null : biz / 1000 }
}
