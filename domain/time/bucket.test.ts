import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GRAINS, type Grain, nextBucket, startOf } from './bucket.ts'
import { localParts } from './zone.ts'

const HOUR = 3_600_000
const NEW_YORK = 'America/New_York'
const at = (text: string) => Date.parse(text)

test.each([
  [
    'hour',
    '2026-03-04T10:30:00Z',
    'Asia/Kathmandu',
    '2026-03-04T10:15:00Z',
    '2026-03-04T11:15:00Z',
  ],
  ['day', '2026-03-04T20:00:00Z', 'Asia/Shanghai', '2026-03-04T16:00:00Z', '2026-03-05T16:00:00Z'],
  ['week', '2026-03-01T12:00:00Z', 'UTC', '2026-02-23T00:00:00Z', '2026-03-02T00:00:00Z'],
  ['week', '1969-12-31T12:00:00Z', 'UTC', '1969-12-29T00:00:00Z', '1970-01-05T00:00:00Z'],
  ['month', '2024-02-29T12:00:00Z', 'UTC', '2024-02-01T00:00:00Z', '2024-03-01T00:00:00Z'],
  ['month', '2026-12-31T12:00:00Z', 'UTC', '2026-12-01T00:00:00Z', '2027-01-01T00:00:00Z'],
] as const)('%s of %s in %s', (grain, ms, tz, ...bounds) => {
  expect([startOf(grain, at(ms), tz), nextBucket(grain, at(ms), tz)]).toEqual(bounds.map(at))
})

describe('on days of 23 and 25 hours', () => {
  test.each([
    ['2026-03-08T12:00:00Z', NEW_YORK, 23],
    ['2026-11-01T12:00:00Z', NEW_YORK, 25],
    ['2026-03-29T12:00:00Z', 'Europe/Berlin', 23],
    ['2026-10-25T12:00:00Z', 'Europe/Berlin', 25],
    ['2026-10-25T12:00:00Z', 'Asia/Kathmandu', 24],
  ])('the day of %s in %s has %i hours', (ms, tz, hours) => {
    expect((nextBucket('day', at(ms), tz) - startOf('day', at(ms), tz)) / HOUR).toBe(hours)
  })
  test('the hour shown twice is one bucket of two hours', () => {
    const first = at('2026-11-01T05:00:00Z')
    expect(startOf('hour', at('2026-11-01T06:59:00Z'), NEW_YORK)).toBe(first)
    expect(nextBucket('hour', first, NEW_YORK)).toBe(first + 2 * HOUR)
  })
  test('the hour that is skipped has no bucket', () => {
    const one = at('2026-03-08T06:00:00Z')
    expect(localParts(nextBucket('hour', one, NEW_YORK), NEW_YORK).hour).toBe(3)
  })
})

test('stepping always moves on, even where a clock repeats a midnight', () => {
  // St John's went back from 00:01 to 23:01 of the day before
  const repeated = at('2010-11-07T02:45:00Z')
  expect(nextBucket('day', repeated, 'America/St_Johns')).toBeGreaterThan(repeated)
})

test('buckets partition time: each instant lies in the one bucket that starts at or before it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2040, 0, 1) }),
      fc.constantFrom<Grain>(...GRAINS),
      fc.constantFrom('UTC', NEW_YORK, 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe'),
      (ms, grain, tz) => {
        const start = startOf(grain, ms, tz)
        const next = nextBucket(grain, ms, tz)
        expect(start).toBeLessThanOrEqual(ms)
        expect(next).toBeGreaterThan(ms)
        expect(startOf(grain, start, tz)).toBe(start)
        expect(startOf(grain, next - 1, tz)).toBe(start)
        expect(startOf(grain, next, tz)).toBe(next)
      },
    ),
    { seed: 4, numRuns: 2000 },
  )
})
