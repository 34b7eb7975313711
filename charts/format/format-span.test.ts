import { describe, expect, it } from 'vitest'
import { formatSpan } from './format-span.ts'

describe('formatSpan', () => {
  it.each([
    [0, '0 s', '0 秒'],
    [59.6, '1 min', '1 分钟'],
    [102, '1 min 42 s', '1 分钟 42 秒'],
    [1829, '30 min', '30 分钟'],
    [3600, '1 h', '1 小时'],
    [3599.9, '1 h', '1 小时'],
    [7500, '2 h 5 min', '2 小时 5 分钟'],
    [86_400, '1 d', '1 天'],
    [86_399, '1 d', '1 天'],
    [275_400, '3 d 5 h', '3 天 5 小时'],
  ])('%f', (secs, en, zh) => {
    expect([formatSpan(secs, 'en'), formatSpan(secs, 'zh-CN')]).toEqual([en, zh])
  })

  it('counts business time in hours, whose days are shorter', () => {
    expect(formatSpan(230_400, 'en', 'h')).toBe('64 h')
    expect(formatSpan(900, 'en', 'h')).toBe('15 min')
  })
})
