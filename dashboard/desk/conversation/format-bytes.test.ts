import { expect, it } from 'vitest'
import { formatBytes } from './format-bytes.ts'

it.each([
  [1, '1 byte'],
  [12, '12 bytes'],
  [1_000, '1 kB'],
  [999_499, '999 kB'],
  [999_500, '1 MB'],
  [3_440_000, '3.4 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes, 'en')).toBe(words)
})

it('has a word for bytes in Chinese', () => {
  expect(formatBytes(10, 'zh-CN')).toBe('10 字节')
})
