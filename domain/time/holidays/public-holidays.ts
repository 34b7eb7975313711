/**
 * Public holidays of a country and year. Mainland China comes from china-breaks.ts, since `date-holidays`
 * lacks its full breaks and make-up workdays; all else from that package (data CC-BY-3.0), loaded when
 * first asked for because it weighs 12 MB.
 */
import { DeskmetryError } from '../../deskmetry-error.ts'
import { DAY_MS, dayNumberOf, localDateOf } from '../local-date.ts'
import { chinaHolidays } from './china.ts'

export interface PublicHoliday {
  /** Local day 'YYYY-MM-DD'. */
  readonly date: string
  /** In the country's own language. */
  readonly name: string
}

/**
 * Public holidays in order, one entry per day off; substitute days included, half days left out.
 * @param country ISO 3166-1 alpha-2, `DE`
 * @param region ISO 3166-2 part without the country, `BE` for Berlin
 * @throws DeskmetryError HOLIDAYS_UNKNOWN when the country, its region or (China) the year is not known
 */
export async function publicHolidays(
  country: string,
  year: number,
  region?: string,
): Promise<readonly PublicHoliday[]> {
  if (country === 'CN') {
    const { holidays, names } = chinaHolidays(year)
    return holidays.map((date) => ({ date, name: names[date]?.zh ?? '' }))
  }
  const { default: Holidays } = await import('date-holidays')
  const lookUp = new Holidays()
  if (!Object.hasOwn(lookUp.getCountries(), country)) {
    throw unknown(country, year, 'Use an ISO country code such as DE or US.')
  }
  // Spread, because a country without regions gives undefined whatever the declared type says
  if (region !== undefined && !Object.hasOwn({ ...lookUp.getStates(country) }, region)) {
    const fix = 'Use the part of its ISO code after the hyphen, such as BE for Berlin.'
    throw unknown(`${country}-${region}`, year, fix)
  }
  const found = region === undefined ? new Holidays(country) : new Holidays(country, region)
  const days = found
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .flatMap(({ date, start, end, name }) => {
      const first = dayNumberOf(date.slice(0, 10))
      return Array.from({ length: wholeDays(end.getTime() - start.getTime()) }, (_, index) => ({
        date: localDateOf(first + index),
        name,
      }))
    })
  return [...new Map(days.map((day) => [day.date, day])).values()].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  )
}

/** A day of 23 h (DST) is a whole one, an afternoon off is none. */
function wholeDays(ms: number): number {
  return Math.floor((ms + 2 * 3_600_000) / DAY_MS)
}

function unknown(place: string, year: number, fix: string): DeskmetryError {
  return new DeskmetryError('HOLIDAYS_UNKNOWN', { place, year, fix })
}
