import { describe, expect, test } from 'vitest'
import { dayNumberOf, weekdayOf } from '../local-date.ts'
import { CHINA_BREAKS } from './china-breaks.ts'
import { chinaHolidays } from './china.ts'

const isWeekend = (day: string) => ['sat', 'sun'].includes(weekdayOf(dayNumberOf(day)))

describe.each([...CHINA_BREAKS.keys()])('%i', (year) => {
  const { holidays, makeUpDays, names } = chinaHolidays(year)
  test('lies wholly in its year, in order, each day once', () => {
    for (const days of [holidays, makeUpDays]) {
      expect(days).toEqual([...new Set(days)].sort())
      expect(days.every((day) => day.startsWith(String(year)))).toBe(true)
    }
  })
  test('make-up days are weekend days outside every break', () => {
    expect(makeUpDays.every(isWeekend)).toBe(true)
    expect(makeUpDays.filter((day) => holidays.includes(day))).toEqual([])
  })
  test('weekdays given less weekdays made up are the statutory days', () => {
    // 11 statutory days until 2024, 13 since 2025; those that fall on a weekend are given on a weekday
    const given = holidays.filter((day) => !isWeekend(day)).length - makeUpDays.length
    expect(given).toBe(year < 2025 ? 11 : 13)
  })
  test('every day has the name of its break in both languages', () => {
    for (const day of [...holidays, ...makeUpDays]) {
      expect(names[day]?.zh).toMatch(/\S/)
      expect(names[day]?.en).toMatch(/\S/)
    }
  })
})

// The second entry of the table in china-breaks.ts, read from the notices apart from the first.
test.each([
  [2024, 28, '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12'],
  [2025, 28, '01-26 02-08 04-27 09-28 10-11'],
  [2026, 33, '01-04 02-14 02-28 05-09 09-20 10-10'],
])('%i has %i days off and is worked on %s', (year, off, worked) => {
  const { holidays, makeUpDays } = chinaHolidays(year)
  expect(holidays).toHaveLength(off)
  expect(makeUpDays).toEqual(worked.split(' ').map((day) => `${String(year)}-${day}`))
})

test('a year without a notice is unknown, not empty', () => {
  expect(() => chinaHolidays(2027)).toThrow(expect.objectContaining({ code: 'HOLIDAYS_UNKNOWN' }))
})
