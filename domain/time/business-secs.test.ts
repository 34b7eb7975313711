import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addBusinessSecs,
  businessMs,
  businessSecs,
  isWithin,
  subtractBusinessSecs,
} from './business-secs.ts'
import { type BusinessCalendar, compileCalendar } from './calendar.ts'
import { aroundTheClock, officeHours } from './fixtures/calendars.ts'
import { localParts } from './zone.ts'

const HOUR = 3600
const OFFICE = compileCalendar(officeHours({ holidays: ['2026-03-04'] }))
/** In Shanghai. */
const at = (clock: string) => Date.parse(`${clock.replace(' ', 'T')}:00+08:00`)

describe('businessSecs', () => {
  test.each([
    ['2026-03-02 09:00', '2026-03-02 18:00', 8 * HOUR, 'a whole day, the lunch break left out'],
    ['2026-03-02 08:00', '2026-03-02 20:00', 8 * HOUR, 'outside the hours nothing counts'],
    ['2026-03-02 11:30', '2026-03-02 13:30', HOUR, 'over the break'],
    ['2026-03-02 12:00', '2026-03-02 13:00', 0, 'within the break'],
    ['2026-03-03 17:00', '2026-03-05 10:00', 2 * HOUR, 'over a holiday'],
    ['2026-03-06 17:00', '2026-03-09 10:00', 2 * HOUR, 'over a weekend'],
    ['2026-03-02 10:00', '2026-03-02 10:00', 0, 'from itself'],
    ['2026-03-02 11:00', '2026-03-02 10:00', 0, 'backwards'],
    ['2025-01-01 00:00', '2025-12-31 00:00', 260 * 8 * HOUR, 'a year of weekdays'],
  ])('%s to %s is %i s: %s', (from, to, expected) => {
    expect(businessSecs(at(from), at(to), OFFICE)).toBe(expected)
  })
  test('keeps milliseconds', () => {
    expect(businessSecs(at('2026-03-02 09:00') + 1, at('2026-03-02 09:01') + 2, OFFICE)).toBe(
      60.001,
    )
  })
})

describe('on days of 23 and 25 hours real time counts', () => {
  test.each([
    ['America/New_York', '2026-03-08T05:00:00Z', 23],
    ['America/New_York', '2026-11-01T04:00:00Z', 25],
    ['Europe/Berlin', '2026-03-28T23:00:00Z', 23],
    ['Europe/Berlin', '2026-10-24T22:00:00Z', 25],
    ['Asia/Kathmandu', '2026-10-24T18:15:00Z', 24],
  ])('%s, the day that starts %s: %i h', (tz, midnight, hours) => {
    const start = Date.parse(midnight)
    const calendar = aroundTheClock(tz)
    expect(businessSecs(start, start + hours * HOUR * 1000, calendar)).toBe(hours * HOUR)
    expect(addBusinessSecs(start, hours * HOUR, calendar)).toBe(start + hours * HOUR * 1000)
  })
  test.each([
    ['01:00', '04:00', '2026-03-08', 2],
    ['02:00', '03:00', '2026-03-08', 0],
    ['02:30', '04:00', '2026-03-08', 1],
    ['01:00', '02:00', '2026-11-01', 2],
    ['00:00', '03:00', '2026-11-01', 4],
  ])('New York %s–%s on %s is open %i h', (opens, closes, day, hours) => {
    const calendar = compileCalendar({
      calendar_id: 'night',
      version: 1,
      tz: 'America/New_York',
      week: {},
      extra_days: { [day]: [[opens, closes]] },
    })
    const noon = Date.parse(`${day}T17:00:00Z`)
    expect(businessSecs(noon - 24 * HOUR * 1000, noon, calendar)).toBe(hours * HOUR)
  })
})

test('an hour is an hour where a clock repeats the minutes before midnight', () => {
  // St John's, 1993-10-31 00:01 back to 23:01; that midnight is also the border of two cached blocks
  const repeated = Date.parse('1993-10-31T02:45:00Z')
  const calendar = aroundTheClock('America/St_Johns')
  expect(businessSecs(repeated, repeated + HOUR * 1000, calendar)).toBe(HOUR)
  expect(addBusinessSecs(repeated, HOUR, calendar)).toBe(repeated + HOUR * 1000)
  expect(subtractBusinessSecs(repeated, HOUR, calendar)).toBe(repeated - HOUR * 1000)
})

describe('addBusinessSecs', () => {
  test.each([
    ['2026-03-02 09:00', HOUR, '2026-03-02 10:00', 'inside a window'],
    ['2026-03-02 11:00', HOUR, '2026-03-02 12:00', 'onto the end of a window: that end'],
    ['2026-03-02 10:00', 7 * HOUR, '2026-03-02 18:00', 'onto the end of the day'],
    ['2026-03-02 11:00', HOUR + 60, '2026-03-02 13:01', 'over the break'],
    ['2026-03-03 17:00', 2 * HOUR, '2026-03-05 10:00', 'over a holiday'],
    ['2026-03-07 10:00', HOUR, '2026-03-09 10:00', 'from a closed day'],
    ['2026-03-02 10:00', 0, '2026-03-02 10:00', '0 s inside: itself'],
    ['2026-03-02 18:00', 0, '2026-03-02 18:00', '0 s on an end: itself'],
    ['2026-03-02 18:01', 0, '2026-03-03 09:00', '0 s outside: the next opening'],
    ['2025-01-01 09:00', 2080 * HOUR, '2025-12-30 18:00', 'a year of weekdays'],
  ])('%s + %i s = %s: %s', (from, secs, expected) => {
    expect(addBusinessSecs(at(from), secs, OFFICE)).toBe(at(expected))
  })
  test('a due on 24:00 is that midnight, also with 0 s more', () => {
    const midnight = Date.parse('2026-03-03T00:00:00Z')
    const calendar = aroundTheClock('UTC')
    expect(addBusinessSecs(midnight - 1000, 1, calendar)).toBe(midnight)
    const mondays = compileCalendar(officeHours({ tz: 'UTC', week: { mon: [['12:00', '24:00']] } }))
    expect(addBusinessSecs(midnight - 1000, 1, mondays)).toBe(midnight)
    expect(addBusinessSecs(midnight, 0, mondays)).toBe(midnight)
  })
  test('never is Infinity: the last open day is over, or too much is asked', () => {
    const once = compileCalendar(
      officeHours({ week: {}, extra_days: { '2026-03-02': [['09:00', '10:00']] } }),
    )
    expect(addBusinessSecs(at('2026-03-01 00:00'), HOUR, once)).toBe(at('2026-03-02 10:00'))
    expect(addBusinessSecs(at('2026-03-01 00:00'), HOUR + 1, once)).toBe(Infinity)
    expect(addBusinessSecs(at('2026-03-03 00:00'), 0, once)).toBe(Infinity)
    expect(subtractBusinessSecs(at('2026-03-01 00:00'), 1, once)).toBe(-Infinity)
    expect(subtractBusinessSecs(at('2026-03-01 00:00'), 0, once)).toBe(-Infinity)
    expect(addBusinessSecs(at('2026-03-01 00:00'), 1e12, OFFICE)).toBe(Infinity)
  })
  test('a negative length is a bug of the caller', () => {
    expect(() => addBusinessSecs(0, -1, OFFICE)).toThrow(/at least 0/)
    expect(() => subtractBusinessSecs(0, Number.NaN, OFFICE)).toThrow(/at least 0/)
  })
})

test.each([
  ['2026-03-02 10:00', HOUR, '2026-03-02 09:00', 'onto the start of a window: that start'],
  ['2026-03-02 13:30', HOUR, '2026-03-02 11:30', 'over the break'],
  ['2026-03-09 10:00', 2 * HOUR, '2026-03-06 17:00', 'over a weekend'],
  ['2026-03-07 10:00', 0, '2026-03-06 18:00', '0 s outside: the previous closing'],
  ['2026-03-02 09:00', 0, '2026-03-02 09:00', '0 s on a start: itself'],
])('subtractBusinessSecs: %s − %i s = %s: %s', (from, secs, expected) => {
  expect(subtractBusinessSecs(at(from), secs, OFFICE)).toBe(at(expected))
})

test.each([
  ['2026-03-02 09:00', true],
  ['2026-03-02 12:00', false],
  ['2026-03-02 18:00', false],
  ['2026-03-04 10:00', false],
  ['2026-03-07 10:00', false],
])('isWithin %s is %s', (clock, expected) => {
  expect(isWithin(at(clock), OFFICE)).toBe(expected)
})

describe('laws', () => {
  const LO = Date.UTC(2024, 0, 1)
  const instants = fc.integer({ min: LO, max: Date.UTC(2028, 0, 1) })
  const lengths = fc.integer({ min: 0, max: 40 * 24 * HOUR * 1000 })
  const calendars = fc.constantFrom<BusinessCalendar>(
    OFFICE,
    aroundTheClock('Europe/Berlin'),
    compileCalendar(
      officeHours({
        tz: 'America/New_York',
        week: {
          sun: [
            ['00:00', '03:15'],
            ['22:00', '24:00'],
          ],
          mon: [['00:00', '06:00']],
          thu: [['09:30', '17:45']],
        },
        extra_days: {
          '2026-11-01': [
            ['00:30', '01:30'],
            ['02:00', '24:00'],
          ],
        },
      }),
    ),
    compileCalendar(officeHours({ tz: 'Asia/Kathmandu', holidays: ['2026-01-01', '2027-01-01'] })),
  )
  const check = (law: (ms: number, a: number, b: number, calendar: BusinessCalendar) => void) => {
    fc.assert(fc.property(instants, lengths, lengths, calendars, law), { seed: 6, numRuns: 2000 })
  }

  test('additive: b(x, z) = b(x, y) + b(y, z)', () => {
    check((x, a, b, calendar) => {
      const y = x + a
      const z = y + b
      expect(businessMs(x, y, calendar) + businessMs(y, z, calendar)).toBe(
        businessMs(x, z, calendar),
      )
    })
  })
  test('never more than real time, never negative, rising with its end', () => {
    check((x, a, b, calendar) => {
      const shorter = businessMs(x, x + a, calendar)
      expect(shorter).toBeGreaterThanOrEqual(0)
      expect(shorter).toBeLessThanOrEqual(a)
      expect(businessMs(x, x + a + b, calendar)).toBeGreaterThanOrEqual(shorter)
    })
  })
  test('what is added has passed: b(x, add(x, s)) = s, and not a millisecond earlier', () => {
    check((x, a, _, calendar) => {
      const due = addBusinessSecs(x, a / 1000, calendar)
      expect(businessMs(x, due, calendar)).toBe(a)
      // the first such instant: one ms before is short, unless nothing was asked
      expect(businessMs(x, due - 1, calendar)).toBe(Math.max(0, a - 1))
    })
  })
  test('what is subtracted has passed: b(subtract(x, s), x) = s', () => {
    check((x, a, _, calendar) => {
      expect(businessMs(subtractBusinessSecs(x, a / 1000, calendar), x, calendar)).toBe(a)
    })
  })
  test('adding twice is adding the sum', () => {
    check((x, a, b, calendar) => {
      const twice = addBusinessSecs(addBusinessSecs(x, a / 1000, calendar), b / 1000, calendar)
      expect(twice).toBe(addBusinessSecs(x, (a + b) / 1000, calendar))
    })
  })
  test('a later start or a longer promise is never due earlier', () => {
    check((x, a, b, calendar) => {
      const due = addBusinessSecs(x, a / 1000, calendar)
      expect(addBusinessSecs(x + b, a / 1000, calendar)).toBeGreaterThanOrEqual(due)
      expect(addBusinessSecs(x, (a + b) / 1000, calendar)).toBeGreaterThanOrEqual(due)
    })
  })
  test('the order of questions does not matter', () => {
    const fresh = () => compileCalendar(officeHours({ tz: 'Europe/Berlin' }))
    const used = fresh()
    fc.assert(
      fc.property(instants, lengths, (x, a) => {
        expect(businessMs(x, x + a, used)).toBe(businessMs(x, x + a, fresh()))
      }),
      { seed: 7, numRuns: 50 },
    )
  })
  test('equal to counting minutes by the wall clock', () => {
    const calendar = compileCalendar(officeHours({ tz: 'Europe/Berlin', holidays: ['2026-03-30'] }))
    const isOpen = (ms: number) => {
      const { weekday, minuteOfDay, month, day } = localParts(ms, 'Europe/Berlin')
      if (weekday === 'sat' || weekday === 'sun' || (month === 3 && day === 30)) return false
      return (minuteOfDay >= 540 && minuteOfDay < 720) || (minuteOfDay >= 780 && minuteOfDay < 1080)
    }
    const start = Date.parse('2026-03-26T00:00:00Z')
    fc.assert(
      fc.property(fc.nat(7 * 1440), fc.nat(3 * 1440), (offset, length) => {
        const from = start + offset * 60_000
        const minutes = Array.from({ length }, (_, index) => isOpen(from + index * 60_000))
        const counted = minutes.filter(Boolean).length * 60
        expect(businessSecs(from, from + length * 60_000, calendar)).toBe(counted)
      }),
      { seed: 8, numRuns: 50 },
    )
  })
})
