/** Public holidays as the exceptions of a business calendar. */
import type { DaySpan } from '../calendar.ts'
import { chinaHolidays } from './china.ts'
import { publicHolidays } from './public-holidays.ts'

export interface HolidayDays {
  readonly holidays: readonly string[]
  readonly extra_days: Readonly<Record<string, readonly DaySpan[]>>
}

/**
 * The `holidays` and `extra_days` of a calendar for some years of a country: days off are closed, make-up
 * workdays (mainland China) get the hours of a normal workday.
 * @param options.region as for {@link publicHolidays}
 * @param options.workday the weekly hours of a normal workday, `[['09:00', '18:00']]`
 * @throws DeskmetryError HOLIDAYS_UNKNOWN
 */
export async function holidayDays(options: {
  readonly country: string
  readonly region?: string
  readonly years: readonly number[]
  readonly workday: readonly DaySpan[]
}): Promise<HolidayDays> {
  const { country, region, years, workday } = options
  const perYear = await Promise.all(years.map((year) => publicHolidays(country, year, region)))
  const makeUpDays = country === 'CN' ? years.flatMap((year) => chinaHolidays(year).makeUpDays) : []
  return {
    holidays: [...new Set(perYear.flat().map(({ date }) => date))].sort(),
    extra_days: Object.fromEntries([...makeUpDays].sort().map((day) => [day, workday])),
  }
}
