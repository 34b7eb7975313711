/** The cases of zendesk/biz (Apache-2.0), an independent implementation of business time. */
import { expect, test } from 'vitest'
import { addBusinessDays } from './business-days.ts'
import { addBusinessSecs, businessSecs, isWithin, subtractBusinessSecs } from './business-secs.ts'
import { type BusinessCalendar, type DaySpan, compileCalendar } from './calendar.ts'
import vectors from './fixtures/business-hours.json' with { type: 'json' }
import { WEEKDAYS, dayNumberOf, weekdayOf } from './local-date.ts'

interface Overrides {
  readonly shifts: Readonly<Record<string, readonly string[]>>
  readonly breaks: Readonly<Record<string, readonly string[]>>
  readonly holidays: readonly string[]
}

const SECS = new Map([
  ['second', 1],
  ['minute', 60],
  ['hour', 3600],
])
const schedule = new Map<string, unknown>(Object.entries(vectors.schedule))
const weekly = (day: string): readonly DaySpan[] =>
  schedule.has(day) ? [asSpan(schedule.get(day))] : []

test.each(vectors.cases.map((each, index) => ({ ...each, index })))(
  'case $index: $fn $amount $unit $time',
  (each) => {
    const calendar = calendarOf(each.overrides)
    if (each.fn === 'within') {
      const from = Date.parse(each.from ?? '')
      expect(businessSecs(from, Date.parse(each.to ?? ''), calendar)).toBe(each.expected_seconds)
    } else if (each.fn === 'in_hours') {
      expect(isWithin(Date.parse(each.time ?? ''), calendar)).toBe(each.expected)
    } else {
      const moved = move(Date.parse(each.time ?? ''), each.fn === 'before' ? -1 : 1, each, calendar)
      expect(moved).toBe(Date.parse(String(each.expected)))
    }
  },
)

function move(
  ms: number,
  sign: 1 | -1,
  each: { readonly unit?: string; readonly amount?: number },
  calendar: BusinessCalendar,
): number {
  const { unit = '', amount = 0 } = each
  if (unit === 'day') return addBusinessDays(ms, sign * amount, calendar)
  const secs = amount * (SECS.get(unit) ?? Number.NaN)
  return sign < 0 ? subtractBusinessSecs(ms, secs, calendar) : addBusinessSecs(ms, secs, calendar)
}

/** Ours has one kind of exception, which wins over all: breaks and holidays are worked into it here. */
function calendarOf(overrides: Overrides | undefined): BusinessCalendar {
  const { shifts = {}, breaks = {}, holidays = [] } = overrides ?? {}
  const days = new Set([...Object.keys(shifts), ...Object.keys(breaks)])
  const extra_days = Object.fromEntries(
    [...days].map((day) => {
      const shift = shifts[day]
      const hours = shift === undefined ? weekly(weekdayOf(dayNumberOf(day))) : [asSpan(shift)]
      return [day, holidays.includes(day) ? [] : without(hours, breaks[day])]
    }),
  )
  return compileCalendar({
    calendar_id: 'biz',
    version: 1,
    tz: vectors.schedule.tz,
    week: Object.fromEntries(WEEKDAYS.map((day) => [day, weekly(day)])),
    holidays,
    extra_days,
  })
}

function without(
  hours: readonly DaySpan[],
  pause: readonly string[] | undefined,
): readonly DaySpan[] {
  if (pause === undefined) return hours
  const [begins, ends] = asSpan(pause)
  return hours.flatMap(([opens, closes]): readonly DaySpan[] => {
    const before: DaySpan = [opens, closes < begins ? closes : begins]
    const after: DaySpan = [opens > ends ? opens : ends, closes]
    return [before, after].filter(([from, to]) => from < to)
  })
}

function asSpan(value: unknown): DaySpan {
  const [opens, closes] = Array.isArray(value) ? value.map(String) : []
  if (opens === undefined || closes === undefined) throw new Error('the fixture holds no such span')
  return [opens, closes]
}
