/**
 * Days without a zone: 'YYYY-MM-DD' and the day number (days since 1970-01-01) it stands for.
 * Proleptic Gregorian, years 0000 to 9999. Owns no clock and no zone: see zone.ts for those.
 */
import { DeskmetryError } from '../deskmetry-error.ts'

export const DAY_MS = 86_400_000

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** Days since 1970-01-01 of a 'YYYY-MM-DD', or null when there is no such day ('2026-02-30'). */
export function findDayNumber(localDate: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(localDate)) return null
  const ms = Date.parse(`${localDate}T00:00:00Z`)
  // Date.parse rolls 2026-02-30 over to 2 March on V8, so only a round trip proves the day exists
  return Number.isNaN(ms) || localDateOf(ms / DAY_MS) !== localDate ? null : ms / DAY_MS
}

/**
 * Days since 1970-01-01 of a 'YYYY-MM-DD'.
 * @throws DeskmetryError BAD_INPUT when there is no such day.
 */
export function dayNumberOf(localDate: string): number {
  const day = findDayNumber(localDate)
  if (day !== null) return day
  throw new DeskmetryError('BAD_INPUT', {
    what: `The date "${localDate}"`,
    reason: 'it is not a day of the calendar',
    fix: 'Write it as YYYY-MM-DD, such as 2026-02-17.',
  })
}

/** 'YYYY-MM-DD' of a day number (days since 1970-01-01). */
export function localDateOf(dayNumber: number): string {
  return new Date(dayNumber * DAY_MS).toISOString().slice(0, 10)
}

/** The date `days` later (earlier when negative). */
export function addDays(localDate: string, days: number): string {
  return localDateOf(dayNumberOf(localDate) + days)
}

/** Weekday of a day number. */
export function weekdayOf(dayNumber: number): Weekday {
  // 1970-01-01 was a Thursday, index 3 of a week that starts on Monday
  return WEEKDAYS[(((dayNumber + 3) % 7) + 7) % 7] ?? 'mon'
}
