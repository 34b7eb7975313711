/** Mainland China's days off and make-up workdays, day by day. */
import { DeskmetryError } from '../../deskmetry-error.ts'
import { dayNumberOf, localDateOf } from '../local-date.ts'
import { CHINA_BREAKS } from './china-breaks.ts'

export interface ChinaHolidays {
  /** Days off 'YYYY-MM-DD', in order; weekends inside a break included. */
  readonly holidays: readonly string[]
  /** Saturdays and Sundays that are worked, in order. */
  readonly makeUpDays: readonly string[]
  /** Name of the break that each day of `holidays` and `makeUpDays` belongs to. */
  readonly names: Readonly<Record<string, { readonly zh: string; readonly en: string }>>
}

/**
 * The arrangement of one year (2024 to 2026). A later year is unknown until its notice is out.
 * @throws DeskmetryError HOLIDAYS_UNKNOWN for any other year
 */
export function chinaHolidays(year: number): ChinaHolidays {
  const breaks = CHINA_BREAKS.get(year)
  if (breaks === undefined) {
    throw new DeskmetryError('HOLIDAYS_UNKNOWN', {
      place: 'mainland China',
      year,
      fix: `Known years: ${[...CHINA_BREAKS.keys()].join(', ')}. Enter the days of the State Council notice by hand.`,
    })
  }
  const named = breaks.flatMap(({ name, from, to, make_up_days }) =>
    [...daysBetween(from, to), ...make_up_days].map((day) => [day, name] as const),
  )
  return {
    holidays: breaks.flatMap(({ from, to }) => daysBetween(from, to)).sort(),
    makeUpDays: breaks.flatMap(({ make_up_days }) => make_up_days).sort(),
    names: Object.fromEntries(named),
  }
}

function daysBetween(from: string, to: string): readonly string[] {
  const first = dayNumberOf(from)
  return Array.from({ length: dayNumberOf(to) - first + 1 }, (_, index) =>
    localDateOf(first + index),
  )
}
