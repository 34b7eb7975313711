import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AXIS_PARTS, countScale, ratioScale, scoreScale, secsScale } from './axis-scale.ts'
import { hairline } from './hairline.ts'
import { intervalBar, intervalScale } from './interval-scale.ts'

const SIZE = { width: 104, height: 34, padding: 2 }

describe('axis scales', () => {
  it.each([
    [0, { step: 1, max: 4 }],
    [9, { step: 3, max: 12 }],
    [446, { step: 150, max: 600 }],
    [178, { step: 50, max: 200 }],
    [16_871, { step: 5000, max: 20_000 }],
  ])('a count up to %s', (most, scale) => {
    expect(countScale(most)).toEqual(scale)
  })

  it.each([
    [102, { step: 30, max: 120 }],
    [283, { step: 90, max: 360 }],
    [4000, { step: 1200, max: 4800 }],
    [1_000_000, { step: 259_200, max: 1_036_800 }],
  ])('a duration up to %s s', (most, scale) => {
    expect(secsScale(most)).toEqual(scale)
  })

  it.each([
    [0.03, 0.05],
    [0.57, 0.6],
    [0.93, 1],
    [1, 1],
  ])('a ratio up to %s', (most, max) => {
    expect(ratioScale(most)).toEqual({ step: max / AXIS_PARTS, max })
  })

  it('a score of 1 to 5 ends at 5, one of 0 to 100 at 100', () => {
    expect(scoreScale(4.6).max).toBe(5)
    expect(scoreScale(93).max).toBe(100)
  })

  it('always holds the most value, in whole steps', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (most) => {
        for (const scale of [countScale(most), secsScale(most)]) {
          expect(scale.max).toBeGreaterThanOrEqual(most)
          expect(scale.max).toBe(scale.step * AXIS_PARTS)
          expect(Number.isInteger(scale.step)).toBe(true)
        }
      }),
    )
  })
})

describe('hairline', () => {
  it('runs from the least to the most value over the whole box', () => {
    expect(hairline([1, 3, 2], SIZE)).toEqual({
      line: 'M2 32L52 2L102 17',
      area: 'M2 32L52 2L102 17L102 34L2 34Z',
      last: { x: 102, y: 17 },
    })
  })

  it('breaks where there is no value instead of drawing 0', () => {
    expect(hairline([1, null, 3, 2], SIZE).line.match(/M/g)).toHaveLength(2)
  })

  it('lays a constant series in the middle, and has nothing to draw without values', () => {
    expect(hairline([5, 5], SIZE).line).toBe('M2 17L102 17')
    expect(hairline([7], SIZE).last).toEqual({ x: 52, y: 17 })
    expect(hairline([null, null], SIZE)).toEqual({ line: '', area: '', last: null })
  })
})

describe('interval bars', () => {
  const rows = [
    { value: 0.9, lo: 0.8, hi: 0.95 },
    { value: 0.5, lo: 0.4, hi: 0.6 },
    { value: null, lo: null, hi: null },
  ]

  it('puts all rows on one ruler', () => {
    const scale = intervalScale(rows)
    if (scale === null) throw new Error('a scale was expected')
    const [first, second] = rows.map((row) => intervalBar(row, scale))
    expect(first?.at).toBeGreaterThan(second?.at ?? 100)
    expect(intervalBar({ value: null, lo: null, hi: null }, scale)).toBeNull()
  })

  it('keeps the ruler within what the unit allows', () => {
    expect(intervalScale([{ value: 0.99, lo: 0.5, hi: 1 }], { min: 0, max: 1 })).toEqual({
      min: 0.47,
      max: 1,
    })
  })

  it('cuts what leaves the ruler and keeps the mark inside its bar', () => {
    const scale = { min: 0, max: 1 }
    expect(intervalBar({ value: 0.5, lo: -1, hi: 3 }, scale)).toEqual({
      start: 0,
      width: 100,
      at: 50,
    })
    expect(intervalBar({ value: 0.5, lo: null, hi: null }, scale)).toEqual({
      start: 50,
      width: 0,
      at: 50,
    })
  })

  it('has no ruler without values, and a ruler of some width for one value', () => {
    expect(intervalScale([])).toBeNull()
    const scale = intervalScale([{ value: 0, lo: null, hi: null }])
    expect((scale?.max ?? 0) - (scale?.min ?? 0)).toBeGreaterThan(0)
  })
})
