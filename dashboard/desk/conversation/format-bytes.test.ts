import { expect, it } from 'vitest'
import { formatBytes } from './format-bytes.ts'

it.each([
  [12, '12 byte'],
  [1_000, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [3_440_000, '3.4 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes, 'en')).toBe(words)
})
