import { describe, expect, it } from 'vitest'
import { bucketsOf } from './buckets.ts'
import { previousPeriod, readRange, sameWeekLastYear } from './range.ts'
import type { Range } from './question.ts'

const BERLIN = 'Europe/Berlin'

function rangeOf(from: string, to: string, tz = BERLIN): Range {
  const range: ReturnType<typeof readRange> = readRange({ from, to }, tz)
  if (!('from' in range)) throw new Error(JSON.stringify(range))
  return range
}
const iso = ({ from, to }: Range) => [from, to].map((at) => new Date(at).toISOString())

describe('a written range', () => {
  it('includes the day of to, and a day of 23 hours is one', () => {
    expect(iso(rangeOf('2026-03-29', '2026-03-29'))).toEqual([
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ])
  })

  it('takes instants as they are', () => {
    expect(iso(rangeOf('2026-03-29T00:00:00Z', '2026-03-29T09:30:00+08:00'))).toEqual([
      '2026-03-29T00:00:00.000Z',
      '2026-03-29T01:30:00.000Z',
    ])
  })

  it.each([
    ['2026-03-02', '2026-03-01', 'RANGE_REVERSED'],
    ['2026-03-02T00:00:00Z', '2026-03-02T00:00:00Z', 'RANGE_REVERSED'],
    ['2026-02-30', '2026-03-01', 'RANGE_INVALID'],
    ['2026-03-01T00:00:00', '2026-03-02', 'RANGE_INVALID'],
  ])('refuses %s to %s', (from, to, code) => {
    expect(readRange({ from, to }, BERLIN)).toMatchObject([{ code }])
  })
})

describe('the previous period', () => {
  it.each([
    ['a month', '2026-03-01', '2026-03-31', '2026-02-01', '2026-02-28'],
    ['two months', '2026-03-01', '2026-04-30', '2026-01-01', '2026-02-28'],
    ['a week', '2026-03-30', '2026-04-05', '2026-03-23', '2026-03-29'],
    ['ten days over a clock change', '2026-03-25', '2026-04-03', '2026-03-15', '2026-03-24'],
    ['February of whole weeks is a month', '2027-02-01', '2027-02-28', '2027-01-01', '2027-01-31'],
  ])('of %s', (_, from, to, ...before) => {
    expect(previousPeriod(rangeOf(from, to), BERLIN)).toEqual(rangeOf(...before))
  })

  it('of hours has the same length', () => {
    const range = rangeOf('2026-03-02T10:00:00Z', '2026-03-02T13:00:00Z')
    expect(iso(previousPeriod(range, BERLIN))[0]).toBe('2026-03-02T07:00:00.000Z')
  })

  it('a year ago falls on the same weekdays', () => {
    expect(sameWeekLastYear(rangeOf('2026-03-30', '2026-04-05'), BERLIN)).toEqual(
      rangeOf('2025-03-31', '2025-04-06'),
    )
  })
})

describe('buckets', () => {
  it('of hours skip the hour that a clock leaps over, and keep one that comes twice whole', () => {
    const zone = { tz: BERLIN, offsets: [] }
    const spring = bucketsOf('hour', rangeOf('2026-03-29', '2026-03-29'), zone).map(
      ({ key }) => key,
    )
    expect(spring).toHaveLength(23)
    expect(spring).not.toContain('2026-03-29T02:00')
    const autumn = bucketsOf('hour', rangeOf('2026-10-25', '2026-10-25'), zone).map(
      ({ key }) => key,
    )
    expect(autumn).toHaveLength(24)
    expect(new Set(autumn).size).toBe(24)
  })

  it('of weeks begin on Monday, of months on the first', () => {
    const zone = { tz: BERLIN, offsets: [] }
    const keys = (grain: 'week' | 'month') =>
      bucketsOf(grain, rangeOf('2026-03-25', '2026-04-03'), zone).map(({ key }) => key)
    expect(keys('week')).toEqual(['2026-03-23', '2026-03-30'])
    expect(keys('month')).toEqual(['2026-03-01', '2026-04-01'])
  })
})
