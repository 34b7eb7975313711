import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readValue, typedValue } from './read-value.ts'

it.each([
  ['1:30', 'secs', 90],
  ['1:02:03', 'secs', 3723],
  ['90', 'secs', 90],
  ['2 h 05 m', 'secs', 7500],
  ['1 d', 'secs', 86_400],
  ['2 小时 5 分', 'secs', 7500],
  ['1：30', 'secs', 90],
  ['1:75', 'secs', null],
  ['soon', 'secs', null],
  ['90 %', 'ratio', 0.9],
  ['92.5', 'ratio', 0.925],
  ['120', 'ratio', null],
  ['4.5', 'score', 4.5],
  ['-3', 'count', null],
  ['5 %', 'count', null],
  ['', 'count', null],
] as const)('%j of %s is %s', (typed, unit, value) => {
  expect(readValue(typed, unit)).toBe(value)
})

it('reads what it writes', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000 }), (secs) => {
      expect(readValue(typedValue(secs, 'secs'), 'secs')).toBe(secs)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 }), (thousandths) => {
      const share = thousandths / 1_000
      expect(readValue(typedValue(share, 'ratio'), 'ratio')).toBeCloseTo(share, 9)
    }),
  )
})
