import { describe, expect, it } from 'vitest'
import { orderRanks, orderStatisticInterval } from './order-statistic.ts'
import { meanInterval, studentT975 } from './student-t.ts'
import { wilsonInterval } from './wilson.ts'

describe("Wilson's interval", () => {
  it.each([
    // prop.test(x, n, correct = FALSE) of R
    [8, 10, 0.4901625, 0.9433178],
    [1, 29, 0.006113, 0.1717552],
    [50, 100, 0.4038315, 0.5961685],
  ])('of %i in %i', (hits, n, lo, hi) => {
    const interval = wilsonInterval(hits, n)
    expect(interval.lo).toBeCloseTo(lo, 6)
    expect(interval.hi).toBeCloseTo(hi, 6)
  })

  it('ends exactly at 0 and 1, and has a width there', () => {
    expect(wilsonInterval(0, 3)).toMatchObject({ lo: 0 })
    expect(wilsonInterval(0, 3).hi).toBeGreaterThan(0.5)
    expect(wilsonInterval(7, 7)).toMatchObject({ hi: 1 })
    expect(wilsonInterval(0, 0)).toEqual({ lo: null, hi: null })
  })
})

describe("Student's t", () => {
  it.each([
    [1, 12.7062047],
    [2, 4.3026527],
    [3, 3.1824463],
    [4, 2.7764451],
    [10, 2.2281389],
    [11, 2.2009852],
    [30, 2.0422725],
    [1000, 1.9623391],
    [200_000, 1.9599759],
  ])('at %i degrees of freedom', (df, t) => {
    expect(studentT975(df)).toBeCloseTo(t, 5)
  })

  it('has no interval of one value', () => {
    expect(meanInterval(5, null, 1)).toEqual({ lo: null, hi: null })
    expect(meanInterval(5, 0, 2)).toEqual({ lo: 5, hi: 5 })
  })
})

describe('order statistics', () => {
  it('takes the second and ninth of ten for a median', () => {
    expect([orderRanks(0.5).lower(10), orderRanks(0.5).upper(10)]).toEqual([2, 9])
  })

  it('has none where the sample does not reach', () => {
    expect(orderStatisticInterval(0.9, 10, { lower: 1, upper: 2 })).toEqual({ lo: null, hi: null })
    expect(orderStatisticInterval(0.9, 100, { lower: 1, upper: 2 })).toEqual({ lo: 1, hi: 2 })
  })
})
