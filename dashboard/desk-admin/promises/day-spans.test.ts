import { expect, it } from 'vitest'
import { readSpans, writeSpans } from './day-spans.ts'

it.each([
  [
    '09:00-12:00, 13:00-18:00',
    [
      ['09:00', '12:00'],
      ['13:00', '18:00'],
    ],
  ],
  ['9:00 - 18:00', [['09:00', '18:00']]],
  ['22:00~24:00，', [['22:00', '24:00']]],
  ['', []],
])('%j is read', (text, spans) => {
  expect(readSpans(text)).toEqual(spans)
})

it('what is no span is named', () => {
  expect(readSpans('09:00-12:00, all day')).toEqual({ bad: 'all day' })
})

it('spans are written as they are read', () => {
  const text = '09:00-12:00, 13:00-18:00'
  const spans = readSpans(text)
  expect(Array.isArray(spans) && writeSpans(spans)).toBe(text)
})
