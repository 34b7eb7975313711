import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isZone, localDay, localParts, offsetAt, toInstant, wallToInstant } from './zone.ts'

const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Asia/Kathmandu',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Africa/Casablanca',
  'Pacific/Apia',
]
const instants = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2060, 0, 1) })
const zones = fc.constantFrom(...ZONES)

describe('isZone', () => {
  test.each([...ZONES, 'Asia/Katmandu', 'Etc/GMT+8', 'PRC'])('knows %s', (tz) => {
    expect(isZone(tz)).toBe(true)
  })
  test.each(['', 'asia/shanghai', 'ASIA/SHANGHAI', '+08:00', 'Mars/Base', 'Asia/Shanghai '])(
    'refuses "%s"',
    (tz) => {
      expect(isZone(tz)).toBe(false)
    },
  )
  test('an unknown zone throws its registered error', () => {
    expect(() => offsetAt(0, 'Mars/Base')).toThrow(
      expect.objectContaining({ code: 'ZONE_UNKNOWN' }),
    )
  })
})

test('the wall clock is what Intl shows, to the second, at any instant', () => {
  const shown = (ms: number, tz: string) =>
    new Intl.DateTimeFormat('sv-SE', { timeZone: tz, dateStyle: 'short', timeStyle: 'medium' })
      .format(ms)
      .replace(',', '')
  fc.assert(
    fc.property(instants, zones, (ms, tz) => {
      const { year, month, day, hour, minute, second } = localParts(ms, tz)
      const pad = (value: number) => String(value).padStart(2, '0')
      const ours = `${String(year)}-${pad(month)}-${pad(day)} ${pad(hour)}:${pad(minute)}:${pad(second)}`
      expect(ours).toBe(shown(ms, tz))
    }),
    { seed: 1, numRuns: 1000 },
  )
})

test('offsets change at the very millisecond of a DST change', () => {
  const change = Date.UTC(2026, 2, 8, 7)
  expect(offsetAt(change - 1, 'America/New_York')).toBe(-5 * 3_600_000)
  expect(offsetAt(change, 'America/New_York')).toBe(-4 * 3_600_000)
})

test('local parts name weekday and minute of the day, with quarter-hour offsets', () => {
  expect(localParts(Date.parse('2026-03-01T18:30:15.123Z'), 'Asia/Kathmandu')).toEqual({
    year: 2026,
    month: 3,
    day: 2,
    hour: 0,
    minute: 15,
    second: 15,
    millisecond: 123,
    weekday: 'mon',
    minuteOfDay: 15,
  })
  expect(localDay(Date.parse('2026-03-01T18:30:15.123Z'), 'Asia/Kathmandu')).toBe('2026-03-02')
})

test.each([
  ['2026-03-29', 540, 'Asia/Kathmandu', '2026-03-29T03:15:00.000Z', 'a plain time'],
  ['2026-02-28', 1440, 'Asia/Shanghai', '2026-02-28T16:00:00.000Z', '24:00 is the next midnight'],
  ['2026-03-08', 150, 'America/New_York', '2026-03-08T07:00:00.000Z', 'gap: the end of it'],
  ['2026-11-01', 90, 'America/New_York', '2026-11-01T05:30:00.000Z', 'overlap: the earlier'],
  ['2026-10-25', 150, 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'overlap: the earlier'],
  ['2026-10-04', 135, 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z', 'a gap of half an hour'],
  ['2011-12-30', 600, 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'a day that never was'],
])('%s + %i min in %s is %s (%s)', (day, minute, tz, expected) => {
  expect(new Date(toInstant(day, minute, tz)).toISOString()).toBe(expected)
})

test('a date that does not exist is refused', () => {
  expect(() => toInstant('2026-02-30', 0, 'UTC')).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT' }),
  )
})

test('wall clock to instant and back: the same wall clock, at the earliest instant that shows it', () => {
  fc.assert(
    fc.property(instants, zones, (ms, tz) => {
      const wall = ms + offsetAt(ms, tz)
      const back = wallToInstant(wall, tz)
      expect(back + offsetAt(back, tz)).toBe(wall)
      expect(back).toBeLessThanOrEqual(ms)
    }),
    { seed: 2, numRuns: 2000 },
  )
})

test('a later wall clock is never an earlier instant', () => {
  fc.assert(
    fc.property(instants, fc.nat(3 * 86_400_000), zones, (wall, later, tz) => {
      expect(wallToInstant(wall + later, tz)).toBeGreaterThanOrEqual(wallToInstant(wall, tz))
    }),
    { seed: 3, numRuns: 2000 },
  )
})
