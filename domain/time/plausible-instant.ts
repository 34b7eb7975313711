import type { Problem } from '../deskmetry-error.ts'

/** Why a text is not an instant. A value, not an error: one bad row of a file is expected and costs nothing. */
export type TimeRefusal = Omit<Problem, 'path'>

/** Years outside these are a unit mixed up (seconds for milliseconds) far more often than a time. */
const EARLIEST = Date.UTC(1970, 0, 1)
const LATEST = Date.UTC(2200, 0, 1)

/** `ms` if it is a time a contact centre can have had (1970 to 2199), else the refusal. */
export function plausibleInstant(ms: number, text: string): number | TimeRefusal {
  if (ms >= EARLIEST && ms < LATEST) return ms
  return {
    code: 'TIME_OUT_OF_RANGE',
    reason: `${quoted(text)} is outside the years 1970 to 2199`,
    fix: 'Check the unit (seconds or milliseconds) and the order of year, month and day.',
  }
}

/** The text in quotes, cut short: a refusal is read by a person and kept for every bad row. */
export function quoted(text: string): string {
  return `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
}

/** Milliseconds of a date as if in UTC, or null where there is no such day or time ('2026-02-30', '25:00'). */
export function wallMsOf(fields: {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
  readonly millisecond: number
}): number | null {
  const { year, month, day, hour, minute, second, millisecond } = fields
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  if (hour > 23 || minute > 59 || second > 59) return null
  return Date.UTC(year, month - 1, day, hour, minute, second, millisecond)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}
