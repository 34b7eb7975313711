import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant, readInstant } from './parse-instant.ts'

test.each([
  ['2026-03-01T09:00:00+08:00', '2026-03-01T01:00:00.000Z'],
  ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z'],
  ['2026-03-01t09:00:00z', '2026-03-01T09:00:00.000Z'],
  ['2026-03-01 09:00+0545', '2026-03-01T03:15:00.000Z'],
  ['2026-03-01T09:00:00-05', '2026-03-01T14:00:00.000Z'],
  ['2026-03-01T09:00:00.1Z', '2026-03-01T09:00:00.100Z'],
  ['2026-03-01T09:00:00.123999999Z', '2026-03-01T09:00:00.123Z'],
  ['2024-02-29T23:59:59,5Z', '2024-02-29T23:59:59.500Z'],
])('%s is %s', (text, expected) => {
  expect(new Date(parseInstant(text)).toISOString()).toBe(expected)
})

test.each([
  ['2026-03-01T09:00:00', 'TIME_WITHOUT_OFFSET'],
  ['2026-03-01', 'TIME_UNREADABLE'],
  ['2026-02-29T09:00:00Z', 'TIME_UNREADABLE'],
  ['2026-03-01T24:00:00Z', 'TIME_UNREADABLE'],
  ['2026-03-01T09:00:60Z', 'TIME_UNREADABLE'],
  ['2026-03-01T09:00:00+25:00', 'TIME_UNREADABLE'],
  ['2026-03-01T09:00:00+08:75', 'TIME_UNREADABLE'],
  [' 2026-03-01T09:00:00Z', 'TIME_UNREADABLE'],
  ['1772355600', 'TIME_UNREADABLE'],
  ['0001-01-01T00:00:00Z', 'TIME_OUT_OF_RANGE'],
  ['9999-12-31T00:00:00Z', 'TIME_OUT_OF_RANGE'],
])('"%s" is refused with %s', (text, code) => {
  expect(readInstant(text)).toMatchObject({ code })
  expect(parseInstant(text)).toBeNaN()
})

test('a refusal quotes no more than the start of a long text', () => {
  const refusal = readInstant('x'.repeat(1_000_000))
  expect(JSON.stringify(refusal).length).toBeLessThan(300)
})

test('every instant that is written as ISO reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: Date.UTC(2199, 11, 31) }), (ms) => {
      expect(parseInstant(new Date(ms).toISOString())).toBe(ms)
    }),
    { seed: 5 },
  )
})
