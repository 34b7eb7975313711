import { describe, expect, test } from 'vitest'
import { businessSecs } from '../business-secs.ts'
import { type DaySpan, compileCalendar } from '../calendar.ts'
import { officeHours } from '../fixtures/calendars.ts'
import { holidayDays } from './holiday-days.ts'
import { publicHolidays } from './public-holidays.ts'

const dates = async (country: string, year: number, region?: string) =>
  (await publicHolidays(country, year, region)).map(({ date }) => date)

describe('publicHolidays', () => {
  test.each<readonly [string, string | undefined, string, string]>([
    ['US', undefined, '2026-07-03', 'a substitute day'],
    ['DE', undefined, '2026-12-26', 'a nationwide day'],
    ['DE', 'BE', '2026-03-08', 'a day of one region'],
    ['HK', undefined, '2026-02-19', 'a lunar day'],
    ['SA', undefined, '2026-03-22', 'the fourth of four days'],
    ['CN', undefined, '2026-02-23', 'the last of nine days'],
  ])('%s %s has %s: %s', async (country, region, day) => {
    expect(await dates(country, 2026, region)).toContain(day)
  })
  test('days of one region stay there, and an afternoon off is no day off', async () => {
    expect(await dates('DE', 2026)).not.toContain('2026-03-08')
    expect(await dates('IS', 2026)).not.toContain('2026-12-24')
  })
  test('in order, each day once', async () => {
    const days = await dates('TR', 2026)
    expect(days).toEqual([...new Set(days)].sort())
  })
  test.each<readonly [string, string | undefined]>([
    ['XX', undefined],
    ['DE', 'ZZ'],
    ['AD', 'BE'],
    ['SG', 'BE'],
    ['toString', undefined],
  ])('%s %s is unknown, not empty', async (country, region) => {
    await expect(publicHolidays(country, 2026, region)).rejects.toMatchObject({
      code: 'HOLIDAYS_UNKNOWN',
    })
  })
})

describe('holidayDays', () => {
  const workday: readonly DaySpan[] = [
    ['09:00', '12:00'],
    ['13:00', '18:00'],
  ]
  test('make-up workdays in China get the hours of a workday, days off none', async () => {
    const exceptions = await holidayDays({ country: 'CN', years: [2025, 2026], workday })
    const calendar = compileCalendar(officeHours(exceptions))
    const hours = (day: string) => {
      const midnight = Date.parse(`${day}T00:00:00+08:00`)
      return businessSecs(midnight, midnight + 86_400_000, calendar) / 3600
    }
    // Saturday worked, Tuesday of Spring Festival, a plain Tuesday, a plain Saturday, a Sunday of 2025 worked
    const days = ['2026-02-14', '2026-02-17', '2026-03-03', '2026-03-07', '2025-09-28']
    expect(days.map(hours)).toEqual([8, 0, 8, 0, 8])
  })
  test('elsewhere there are only days off', async () => {
    const { holidays, extra_days } = await holidayDays({ country: 'US', years: [2026], workday })
    expect(holidays).toContain('2026-12-25')
    expect(extra_days).toEqual({})
  })
})
