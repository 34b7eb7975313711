import { expect, test } from 'vitest'
import { addDays, findDayNumber, localDateOf, weekdayOf } from './local-date.ts'

test.each([
  ['1970-01-01', 0, 'thu'],
  ['1969-12-29', -3, 'mon'],
  ['2024-02-29', 19_782, 'thu'],
  ['2026-02-17', 20_501, 'tue'],
])('%s is day %i, a %s', (date, day, weekday) => {
  expect(findDayNumber(date)).toBe(day)
  expect(localDateOf(day)).toBe(date)
  expect(weekdayOf(day)).toBe(weekday)
})

test.each(['2026-02-29', '2026-13-01', '2026-1-1', '20260101', '2026-01-01T00:00', ''])(
  '"%s" is no day',
  (text) => {
    expect(findDayNumber(text)).toBeNull()
  },
)

test('days are added over the end of a month and a year', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
})
