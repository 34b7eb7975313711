import { expect, it } from 'vitest'
import { hoursText } from './hours-text.ts'

it.each([
  [432_300, '120 h 05', '120 小时 05 分'],
  [1200, '0 h 20', '0 小时 20 分'],
  [3599, '1 h 00', '1 小时 00 分'],
])('%d seconds', (secs, en, zh) => {
  expect(hoursText(secs, 'en')).toBe(en)
  expect(hoursText(secs, 'zh-CN')).toBe(zh)
})
