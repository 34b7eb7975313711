import { chinaHolidays } from '../../domain/public.ts'
import { dateOf, weekdayOf } from '../local-day.ts'

export type DayKind = 'workday' | 'weekend' | 'holiday' | 'spring_festival' | 'makeup_workday'

/** Years whose State Council notice the domain holds; in other years the demo knows weekends only. */
const KNOWN_YEARS = [2024, 2025, 2026].map(chinaHolidays)

export const HOLIDAY_DATES: ReadonlySet<string> = new Set(
  KNOWN_YEARS.flatMap((year) => year.holidays),
)
export const MAKEUP_WORKDAYS: ReadonlySet<string> = new Set(
  KNOWN_YEARS.flatMap((year) => year.makeUpDays),
)
const SPRING_DATES: ReadonlySet<string> = new Set(
  KNOWN_YEARS.flatMap((year) => year.holidays.filter((day) => year.names[day]?.zh === '春节')),
)

/** What kind of day it is for a company in mainland China. */
export function dayKind(day: number): DayKind {
  const date = dateOf(day)
  if (SPRING_DATES.has(date)) return 'spring_festival'
  if (HOLIDAY_DATES.has(date)) return 'holiday'
  if (MAKEUP_WORKDAYS.has(date)) return 'makeup_workday'
  const weekday = weekdayOf(day)
  return weekday === 0 || weekday === 6 ? 'weekend' : 'workday'
}

/** Whether an office (the business team) works that day. */
export function isOfficeDay(day: number): boolean {
  const kind = dayKind(day)
  return kind === 'workday' || kind === 'makeup_workday'
}
