import { expect, it } from 'vitest'
import { isPhone, PHONE_PATTERN } from './phone.ts'

it.each([
  '+86 138 0000 0000',
  '13800000000',
  '010-8888 8888 转 12',
  '(020) 1234-5678',
  '+1 (212) 555-0100 ext. 9',
  '10086',
  '110',
])('%j is a number', (text) => {
  expect(isPhone(text)).toBe(true)
})

it.each([
  '',
  'call me',
  '12',
  '+',
  '138 0000 0000 mornings',
  '１３８',
  '<b>138000</b>',
  '1'.repeat(40),
  '📞 138 0000',
])('%j is none', (text) => {
  expect(isPhone(text)).toBe(false)
})

it('a browser can read the pattern as it reads one of a field', () => {
  expect(new RegExp(`^(?:${PHONE_PATTERN})$`, 'v').test('+86 138 0000 0000')).toBe(true)
})
