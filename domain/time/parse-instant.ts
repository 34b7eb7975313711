/**
 * ISO 8601 texts to instants. A text without an offset is no instant and is refused: guessing a zone moves
 * every number by hours. Digits past the millisecond are cut off.
 */
import { type TimeRefusal, plausibleInstant, quoted, wallMsOf } from './plausible-instant.ts'

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:([Zz])|([+-])(\d{2})(?::?(\d{2}))?)?$/

/**
 * Epoch ms of an ISO 8601 text with `Z` or an offset (`2026-03-01T09:00:00+08:00`; seconds and fraction
 * optional, a space may stand for the T). NaN when it is none; {@link readInstant} says why.
 */
export function parseInstant(text: string): number {
  const ms = readInstant(text)
  return typeof ms === 'number' ? ms : Number.NaN
}

/** Like {@link parseInstant}, with the reason and the fix for what is refused. Throws nothing. */
export function readInstant(text: string): number | TimeRefusal {
  const iso = readIso(text)
  if (iso === null) return unreadableIso(text)
  if (iso.offset === null) {
    return {
      code: 'TIME_WITHOUT_OFFSET',
      reason: `${quoted(text)} has no offset, so it is not an instant`,
      fix: 'Append Z or an offset such as +08:00, or name the zone of these times.',
    }
  }
  return plausibleInstant(iso.wall - iso.offset, text)
}

/**
 * The wall clock of an ISO 8601 text, written as if it were UTC, and its offset in ms (null when it has
 * none); null when the text is not such a time.
 */
export function readIso(
  text: string,
): { readonly wall: number; readonly offset: number | null } | null {
  const match = ISO.exec(text)
  if (match === null) return null
  const [, year, month, day, hour, minute, second = '0', fraction = '0', z, sign, hours, minutes] =
    match
  const wall = wallMsOf({
    year: Number(year),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    millisecond: Number(fraction.padEnd(3, '0').slice(0, 3)),
  })
  if (wall === null) return null
  if (z !== undefined) return { wall, offset: 0 }
  if (sign === undefined) return { wall, offset: null }
  const offset = (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000
  // No place on earth is further than 14 h from Greenwich; 15:59 leaves room for history.
  if (offset >= 16 * 3_600_000 || Number(minutes ?? 0) > 59) return null
  return { wall, offset: sign === '-' ? -offset : offset }
}

/** The refusal of a text that is no ISO 8601 date and time. */
export function unreadableIso(text: string): TimeRefusal {
  return {
    code: 'TIME_UNREADABLE',
    reason: `${quoted(text)} is not an ISO 8601 date and time`,
    fix: 'Write it like 2026-03-01T09:00:00+08:00.',
  }
}
