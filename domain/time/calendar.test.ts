import { describe, expect, test } from 'vitest'
import { businessSecs } from './business-secs.ts'
import { calendarProblems } from './calendar-problems.ts'
import { type CalendarVersion, compileCalendar } from './calendar.ts'
import { officeHours } from './fixtures/calendars.ts'

/** Open hours of a local day in Shanghai, which has no DST. */
function openHours(version: CalendarVersion, day: string): number {
  const midnight = Date.parse(`${day}T00:00:00+08:00`)
  return businessSecs(midnight, midnight + 86_400_000, compileCalendar(version)) / 3600
}

describe('the hours of a day', () => {
  const version = officeHours({
    holidays: ['2026-02-17', '2026-02-18'],
    extra_days: {
      '2026-02-14': [['10:00', '14:00']],
      '2026-02-18': [['09:00', '10:00']],
      '2026-03-03': [],
    },
  })
  test.each([
    ['2026-03-02', 8, 'a Monday has its weekly hours, without the break'],
    ['2026-03-01', 0, 'a Sunday left out of the week is closed'],
    ['2026-02-17', 0, 'a holiday is closed'],
    ['2026-02-14', 4, 'an extra day opens a Saturday'],
    ['2026-02-18', 1, 'an extra day beats a holiday'],
    ['2026-03-03', 0, 'an extra day without spans closes a workday'],
  ])('%s: %i h (%s)', (day, hours) => {
    expect(openHours(version, day)).toBe(hours)
  })
})

test('spans may touch, may stand in any order and may end at 24:00', () => {
  const week = {
    mon: [
      ['12:00', '24:00'],
      ['06:00', '12:00'],
    ],
  } as const
  expect(openHours(officeHours({ week }), '2026-03-02')).toBe(18)
})

describe('an unsound calendar lists every problem with its fix', () => {
  test.each<readonly [Partial<CalendarVersion>, string, string]>([
    [{ tz: 'Mars/Base' }, 'CALENDAR_ZONE_UNKNOWN', 'tz'],
    [{ week: { mon: [['9:00', '18:00']] } }, 'CALENDAR_TIME_UNREADABLE', 'week.mon.0'],
    [{ week: { mon: [['09:00', '24:01']] } }, 'CALENDAR_TIME_UNREADABLE', 'week.mon.0'],
    [{ week: { mon: [['09:00', '09:00']] } }, 'CALENDAR_SPAN_EMPTY', 'week.mon.0'],
    [{ week: { fri: [['22:00', '06:00']] } }, 'CALENDAR_SPAN_OVERNIGHT', 'week.fri.0'],
    [
      {
        week: {
          mon: [
            ['09:00', '12:00'],
            ['11:59', '18:00'],
          ],
        },
      },
      'CALENDAR_SPANS_OVERLAP',
      'week.mon',
    ],
    [{ holidays: ['2026-02-17', '2026-02-30'] }, 'CALENDAR_DAY_UNKNOWN', 'holidays.1'],
    [{ extra_days: { '2026-2-1': [] } }, 'CALENDAR_DAY_UNKNOWN', 'extra_days.2026-2-1'],
    [
      { extra_days: { '2026-02-01': [['18:00', '09:00']] } },
      'CALENDAR_SPAN_OVERNIGHT',
      'extra_days.2026-02-01.0',
    ],
    [{ week: {} }, 'CALENDAR_NEVER_OPENS', 'week'],
  ])('%j is %s at %s', (changes, code, path) => {
    const version = officeHours(changes)
    expect(calendarProblems(version)).toEqual([expect.objectContaining({ code, path })])
    expect(() => compileCalendar(version)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_INVALID' }),
    )
  })
  test('several at once', () => {
    const version = officeHours({ tz: 'X', week: { mon: [['a', 'b']], tue: [['22:00', '06:00']] } })
    expect(calendarProblems(version)).toHaveLength(3)
  })
  test('an overnight span is told how to split', () => {
    const [problem] = calendarProblems(officeHours({ week: { fri: [['22:00', '06:00']] } }))
    expect(problem?.fix).toContain('22:00-24:00 on this day and 00:00-06:00 on the next')
  })
})
