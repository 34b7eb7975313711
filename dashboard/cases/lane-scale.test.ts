import fc from 'fast-check'
import { expect, it } from 'vitest'
import { laneScale } from './lane-scale.ts'

it('keeps the order of instants and stays within 0 and 1', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 2 })
  fc.assert(
    fc.property(instants, fc.integer({ min: 0, max: 10 ** 12 }), (all, any) => {
      const place = laneScale(all)
      const places = [...all, any].toSorted((a, b) => a - b).map(place)
      expect(places).toEqual(places.toSorted((a, b) => a - b))
      expect(Math.min(...places)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...places)).toBeLessThanOrEqual(1)
    }),
  )
})

it('gives minutes of talk room beside days of silence', () => {
  const minute = 60_000
  const place = laneScale([0, minute, 2 * minute, 5 * 24 * 60 * minute])
  expect(place(0)).toBe(0)
  expect(place(2 * minute)).toBeGreaterThan(0.15)
  expect(place(5 * 24 * 60 * minute)).toBe(1)
})

it('of a single instant is its beginning', () => {
  expect(laneScale([5])(5)).toBe(0)
  expect(laneScale([])(5)).toBe(0)
})
