import { expect, it } from 'vitest'
import { formatDue } from './format-due.ts'

it.each([
  [242, '4:02', '4:02'],
  [0.2, '0:01', '0:01'],
  [0, '0:00', '0:00'],
  [-0.2, '1 s over', '超时 1 秒'],
  [-42, '42 s over', '超时 42 秒'],
  [-1_442, '24 min over', '超时 24 分'],
  [-7_505, '2 h 5 min over', '超时 2 小时 5 分'],
  [-3_600, '1 h over', '超时 1 小时'],
  [-183_000, '2 d 3 h over', '超时 2 天 3 小时'],
])('%s s of a promise: %s, %s', (secs, english, chinese) => {
  expect(formatDue(secs, 'en')).toBe(english)
  expect(formatDue(secs, 'zh-CN')).toBe(chinese)
})
