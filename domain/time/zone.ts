/**
 * Instants (epoch milliseconds) to wall clocks of an IANA zone and back.
 * A wall clock that never shows (the gap of a DST start) means the first instant after the gap; one that
 * shows twice (the overlap of a DST end) means the earlier instant.
 */
import { DAY_MS, WEEKDAYS, type Weekday, dayNumberOf, localDateOf } from './local-date.ts'
import { firstInstant, offsetAt } from './zone-offsets.ts'

export { parseInstant } from './parse-instant.ts'
export { isZone, offsetAt } from './zone-offsets.ts'

export interface LocalParts {
  readonly year: number
  /** 1 to 12 */
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
  readonly weekday: Weekday
  /** 0 to 1439 by the wall clock, whatever the real length of the day. */
  readonly minuteOfDay: number
}

/**
 * What the wall clock of `tz` shows at the instant `ms`.
 * @throws DeskmetryError ZONE_UNKNOWN
 */
export function localParts(ms: number, tz: string): LocalParts {
  const wall = new Date(ms + offsetAt(ms, tz))
  const hour = wall.getUTCHours()
  const minute = wall.getUTCMinutes()
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    hour,
    minute,
    second: wall.getUTCSeconds(),
    millisecond: wall.getUTCMilliseconds(),
    weekday: WEEKDAYS[(wall.getUTCDay() + 6) % 7] ?? 'mon',
    minuteOfDay: hour * 60 + minute,
  }
}

/**
 * The local day 'YYYY-MM-DD' of the instant `ms` in `tz`.
 * @throws DeskmetryError ZONE_UNKNOWN
 */
export function localDay(ms: number, tz: string): string {
  return localDateOf(Math.floor((ms + offsetAt(ms, tz)) / DAY_MS))
}

/**
 * The instant (epoch ms) at which the clocks of `tz` show `minuteOfDay` on `localDate`; 1440 is the
 * next midnight. Gap: the first instant after it. Overlap: the earlier one.
 * @throws DeskmetryError ZONE_UNKNOWN, BAD_INPUT (no such date)
 */
export function toInstant(localDate: string, minuteOfDay: number, tz: string): number {
  return wallToInstant(dayNumberOf(localDate) * DAY_MS + minuteOfDay * 60_000, tz)
}

/**
 * The instant at which the clocks of `tz` show `wallMs`, a wall clock written as if it were UTC
 * (`Date.UTC(2026, 2, 29, 9, 30)` for half past nine). Gap and overlap as for {@link toInstant}.
 * Never falls when `wallMs` rises.
 * @throws DeskmetryError ZONE_UNKNOWN
 */
export function wallToInstant(wallMs: number, tz: string): number {
  // Offsets lie within ±15 h, so a day to either side sees the offset before and after any change near by.
  const before = offsetAt(wallMs - DAY_MS, tz)
  const after = offsetAt(wallMs + DAY_MS, tz)
  if (before === after) return wallMs - before
  const early = wallMs - Math.max(before, after)
  const late = wallMs - Math.min(before, after)
  if (offsetAt(early, tz) === wallMs - early) return early
  if (offsetAt(late, tz) === wallMs - late) return late
  return firstInstant(early, late, (ms) => ms + offsetAt(ms, tz) >= wallMs)
}
