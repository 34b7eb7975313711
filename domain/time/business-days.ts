/** Business days: whole open days away, for promises such as "within two business days". */
import { addBusinessSecs, subtractBusinessSecs } from './business-secs.ts'
import type { BusinessCalendar } from './calendar.ts'
import { DAY_MS } from './local-date.ts'
import { offsetAt, wallToInstant } from './zone.ts'

/** As far as business-secs.ts looks: 100 years. */
const HORIZON_DAYS = 36_525

/** Whether the local day (its day number, see local-date.ts) has any open time. */
export function isOpenDay(dayNumber: number, calendar: BusinessCalendar): boolean {
  return calendar.spansOn(dayNumber).length > 0
}

/**
 * The same wall clock `days` open days later (earlier when negative), moved to the next opening (the previous
 * closing) where that is outside the hours. `Infinity` (`-Infinity`) when there are not that many open days
 * within 100 years.
 * Semantics of zendesk/biz, `schedule.time(n, :days)`.
 */
export function addBusinessDays(fromMs: number, days: number, calendar: BusinessCalendar): number {
  const wall = fromMs + offsetAt(fromMs, calendar.tz)
  const step = days < 0 ? -1 : 1
  const start = Math.floor(wall / DAY_MS)
  let day = start
  for (let left = Math.abs(days); left > 0; ) {
    day += step
    if (Math.abs(day - start) > HORIZON_DAYS) return step * Number.POSITIVE_INFINITY
    if (isOpenDay(day, calendar)) left -= 1
  }
  const sameClock =
    day === start ? fromMs : wallToInstant(wall + (day - start) * DAY_MS, calendar.tz)
  return days < 0
    ? subtractBusinessSecs(sameClock, 0, calendar)
    : addBusinessSecs(sameClock, 0, calendar)
}
