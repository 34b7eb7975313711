import { expect, it } from 'vitest'
import { writtenInstant } from './written-instant.ts'

it.each([
  ['an instant', Date.UTC(2026, 2, 1, 8), '2026-03-01T08:00:00.000Z'],
  ['the last of year 9999', Date.UTC(9999, 11, 31, 23, 59, 59, 999), '9999-12-31T23:59:59.999Z'],
  ['a year of five figures', Date.UTC(10_000, 0, 1), null],
  ['what is no date', 9e15, null],
  ['no number', Number.NaN, null],
  ['none', null, null],
])('%s is written, or is none', (_, ms, text) => {
  expect(writtenInstant(ms)).toBe(text)
})
