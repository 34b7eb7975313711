/** Ranges of time as people write them, to half-open ranges of instants in a zone. */
import {
  addDays,
  DAY_MS,
  findDayNumber,
  localDay,
  type Problem,
  readInstant,
  startOf,
  toInstant,
} from '../../domain/public.ts'
import type { Range } from './question.ts'

interface WrittenRange {
  readonly from: string
  readonly to: string
}

/**
 * A date in `from` is the start of that day in `tz`, in `to` its end; an instant is itself, exclusive in `to`.
 * @param path where the range stands in the request, `''` or `'compare.'`
 */
export function readRange(
  written: WrittenRange,
  tz: string,
  path = '',
): Range | readonly Problem[] {
  const from = readMoment(written.from, tz, { path: `${path}from`, days: 0 })
  const to = readMoment(written.to, tz, { path: `${path}to`, days: 1 })
  const problems = [from, to].filter((moment) => typeof moment !== 'number')
  if (typeof from !== 'number' || typeof to !== 'number') return problems
  if (from < to) return { from, to }
  return [
    {
      code: 'RANGE_REVERSED',
      path: `${path}from`,
      reason: `the range is empty: from ${written.from} is not before the end of ${written.to}`,
      fix: 'Give a from before to. A date in to means the end of that day, an instant is exclusive.',
    },
  ]
}

/** A date in `as_of` is the end of that day in `tz`, as in `to`. */
export function readAsOf(written: string, tz: string): number | Problem {
  return readMoment(written, tz, { path: 'as_of', days: 1 })
}

function readMoment(
  written: string,
  tz: string,
  { path, days }: { readonly path: string; readonly days: number },
): number | Problem {
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) {
    if (findDayNumber(written) !== null) return toInstant(addDays(written, days), 0, tz)
    return {
      code: 'RANGE_INVALID',
      path,
      reason: `"${written}" is not a day of the calendar`,
      fix: 'Write it as YYYY-MM-DD, such as 2026-02-17.',
    }
  }
  const instant = readInstant(written)
  if (typeof instant === 'number') return instant
  return {
    code: 'RANGE_INVALID',
    path,
    reason: instant.reason,
    fix: 'Write a day such as 2026-03-01, or an instant with an offset such as 2026-03-01T09:00:00+08:00.',
  }
}

/**
 * What a range is compared with: the calendar unit before it when it is whole months, weeks or days in `tz`, as many
 * as it has; else the same length before it.
 */
export function previousPeriod({ from, to }: Range, tz: string): Range {
  const months = wholeMonths({ from, to }, tz)
  if (months !== null) {
    let start = from
    for (let month = 0; month < months; month++) start = startOf('month', start - 1, tz)
    return { from: start, to: from }
  }
  const days = wholeDays({ from, to }, tz)
  if (days === null) return { from: from - (to - from), to: from }
  // Whole weeks are whole days: seven days before a Monday is a Monday
  return { from: toInstant(addDays(localDay(from, tz), -days), 0, tz), to: from }
}

/** The same weekdays a year ago: 52 weeks earlier by the calendar, whatever the clocks did meanwhile. */
export function sameWeekLastYear({ from, to }: Range, tz: string): Range {
  return { from: weeksEarlier(from, tz), to: weeksEarlier(to, tz) }
}

function weeksEarlier(at: number, tz: string): number {
  const day = localDay(at, tz)
  const sinceMidnight = at - toInstant(day, 0, tz)
  return toInstant(addDays(day, -364), 0, tz) + sinceMidnight
}

function wholeMonths({ from, to }: Range, tz: string): number | null {
  if (startOf('month', from, tz) !== from || startOf('month', to, tz) !== to) return null
  let months = 0
  for (let at = to; at > from; at = startOf('month', at - 1, tz)) months++
  return months
}

function wholeDays({ from, to }: Range, tz: string): number | null {
  if (startOf('day', from, tz) !== from || startOf('day', to, tz) !== to) return null
  return Math.round((to - from) / DAY_MS)
}
