/** What is wrong with a calendar that a person wrote: every problem at once, each with its fix. */
import type { Problem } from '../deskmetry-error.ts'
import type { CalendarVersion, DaySpan } from './calendar.ts'
import { WEEKDAYS, findDayNumber } from './local-date.ts'
import { isZone } from './zone.ts'

const WALL_CLOCK = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/

/** All problems of a calendar version, with paths such as `week.mon.1`; empty when it is sound. */
export function calendarProblems(version: CalendarVersion): readonly Problem[] {
  const problems: Problem[] = []
  if (!isZone(version.tz)) {
    problems.push({
      code: 'CALENDAR_ZONE_UNKNOWN',
      path: 'tz',
      reason: `"${version.tz}" is not an IANA time zone`,
      fix: 'Write a name such as Asia/Shanghai or Europe/Berlin.',
    })
  }
  for (const day of WEEKDAYS) problems.push(...spanProblems(version.week[day] ?? [], `week.${day}`))
  for (const [index, day] of (version.holidays ?? []).entries()) {
    problems.push(...dayProblems(day, `holidays.${String(index)}`))
  }
  for (const [day, spans] of Object.entries(version.extra_days ?? {})) {
    const path = `extra_days.${day}`
    problems.push(...dayProblems(day, path), ...spanProblems(spans, path))
  }
  if (problems.length === 0 && !hasOpenTime(version)) {
    problems.push({
      code: 'CALENDAR_NEVER_OPENS',
      path: 'week',
      reason: 'no day has any open time',
      fix: 'Give at least one weekday a span such as 09:00-18:00.',
    })
  }
  return problems
}

function hasOpenTime(version: CalendarVersion): boolean {
  return [...Object.values(version.week), ...Object.values(version.extra_days ?? {})].some(
    (spans) => spans !== undefined && spans.length > 0,
  )
}

function dayProblems(day: string, path: string): readonly Problem[] {
  if (findDayNumber(day) !== null) return []
  return [
    {
      code: 'CALENDAR_DAY_UNKNOWN',
      path,
      reason: `"${day}" is not a day of the calendar`,
      fix: 'Write it as YYYY-MM-DD, such as 2026-02-17.',
    },
  ]
}

function spanProblems(spans: readonly DaySpan[], path: string): readonly Problem[] {
  const problems = spans.flatMap((span, index) => spanProblem(span, `${path}.${String(index)}`))
  return problems.length > 0 ? problems : overlapProblems(spans, path)
}

function spanProblem([opens, closes]: DaySpan, path: string): readonly Problem[] {
  const bad = [opens, closes].find((text) => !WALL_CLOCK.test(text))
  if (bad !== undefined) {
    return [
      {
        code: 'CALENDAR_TIME_UNREADABLE',
        path,
        reason: `"${bad}" is not a time of day`,
        fix: 'Write 24-hour times with two digits each, from 00:00 to 24:00.',
      },
    ]
  }
  // Texts of one width compare like the times they stand for.
  if (opens === closes) {
    return [
      {
        code: 'CALENDAR_SPAN_EMPTY',
        path,
        reason: `the span opens and closes at ${opens}`,
        fix: 'Remove it, or write 00:00-24:00 for the whole day.',
      },
    ]
  }
  if (opens < closes) return []
  return [
    {
      code: 'CALENDAR_SPAN_OVERNIGHT',
      path,
      reason: `the span ${opens} to ${closes} runs past midnight`,
      fix: `Split it at midnight: ${opens}-24:00 on this day and 00:00-${closes} on the next.`,
    },
  ]
}

function overlapProblems(spans: readonly DaySpan[], path: string): readonly Problem[] {
  const sorted = [...spans].sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
  return sorted.flatMap(([opens, closes], index) => {
    const previous = sorted[index - 1]
    if (previous === undefined || previous[1] <= opens) return []
    return [
      {
        code: 'CALENDAR_SPANS_OVERLAP',
        path,
        reason: `${opens} to ${closes} overlaps ${previous[0]} to ${previous[1]}`,
        fix: 'Join them into one span, or end the first where the second begins.',
      },
    ]
  })
}
