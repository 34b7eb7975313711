import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAge } from './format-age.ts'
import { describeChange } from './format-change.ts'
import { formatCount } from './format-count.ts'
import { formatDay, formatDayRange, formatWeekday } from './format-days.ts'
import { formatInstant } from './format-instant.ts'
import { formatPercent } from './format-percent.ts'
import { formatSecs, formatSecsMark, secsFigure } from './format-secs.ts'
import { valueFigure } from './format-value.ts'
import { formatZone } from './format-zone.ts'

describe('formatSecs', () => {
  it.each([
    [0, '0:00'],
    [31, '0:31'],
    [59.6, '1:00'],
    [102, '1:42'],
    [3599.4, '59:59'],
    [3599.6, '1 h 00'],
    [7500, '2 h 05'],
    [86_399, '1 d 0 h'],
    [273_600, '3 d 4 h'],
    [-90, '−1:30'],
    [null, '–'],
  ])('%s s is %s', (secs, text) => {
    expect(formatSecs(secs, 'en')).toBe(text)
  })

  it('uses the words of the language', () => {
    expect(formatSecs(7500, 'zh-CN')).toBe('2 小时 05 分')
    expect(formatSecs(-11_220, 'zh-CN')).toBe('−3 小时 07 分')
    expect(formatSecsMark(21_600, 'zh-CN')).toBe('6 小时')
    expect(formatSecs(273_600, 'zh-CN')).toBe('3 天 4 小时')
    expect(secsFigure(102, 'zh-CN')).toEqual({ figure: '1:42', unit: '分' })
  })

  it.each([
    [0, '0'],
    [30, '0:30'],
    [21_600, '6 h'],
    [23_400, '6 h 30'],
    [86_400, '1 d'],
    [10 * 86_400, '10 d'],
    [108_000, '1 d 6 h'],
  ])('marks %s s on an axis as %s', (secs, text) => {
    expect(formatSecsMark(secs, 'en')).toBe(text)
  })

  it('never shows 60 seconds, 60 minutes or 24 hours', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e7, noNaN: true }), (secs) => {
        expect(formatSecs(secs, 'en')).not.toMatch(/:60|h 60| 24 h$/)
      }),
    )
  })
})

describe('other units', () => {
  it('separates thousands and prints an en dash for null', () => {
    expect(formatCount(18204, 'en')).toBe('18,204')
    expect(formatCount(null, 'zh-CN')).toBe('–')
  })

  it('rounds percentages to one decimal and never truncates', () => {
    expect(formatPercent(0.9256)).toBe('92.6 %')
    expect(formatPercent(0.0009)).toBe('0.1 %')
    expect(formatPercent(null)).toBe('–')
  })

  it('chooses by unit', () => {
    expect(valueFigure(4.516, 'score', 'en')).toEqual({ figure: '4.52', unit: '' })
    expect(valueFigure(null, 'score', 'en')).toEqual({ figure: '–', unit: '' })
    expect(valueFigure(0.5, 'ratio', 'en')).toEqual({ figure: '50.0', unit: '%' })
  })
})

describe('describeChange', () => {
  const secs = { unit: 'secs', better: 'down', language: 'en' } as const
  const ratio = { unit: 'ratio', better: 'up', language: 'en' } as const
  const count = { unit: 'count', better: null, language: 'en' } as const

  it('calls a rising wait bad and a falling one good', () => {
    expect(describeChange(134, 100, secs)).toEqual({ text: '+34 %', verdict: 'bad' })
    expect(describeChange(95, 100, secs)).toEqual({ text: '−5.0 %', verdict: 'good' })
  })

  it('states ratios in points', () => {
    expect(describeChange(0.926, 0.944, ratio)).toEqual({ text: '−1.8 pt', verdict: 'bad' })
  })

  it('states small counts as a difference, large ones relative, volume as neither good nor bad', () => {
    expect(describeChange(31, 53, count)).toEqual({ text: '−22', verdict: 'neutral' })
    expect(describeChange(18204, 17487, count)?.text).toBe('+4.1 %')
  })

  it('calls what rounds to nothing no change', () => {
    expect(describeChange(0.9001, 0.9, ratio)).toEqual({ text: '±0.0 pt', verdict: 'neutral' })
    expect(describeChange(100, 100, secs)).toEqual({ text: '±0.0 %', verdict: 'neutral' })
    expect(describeChange(10, 10, count)).toEqual({ text: '±0', verdict: 'neutral' })
  })

  it('does not mistake +0.6 pt for no change', () => {
    expect(describeChange(0.906, 0.9, ratio)).toEqual({ text: '+0.6 pt', verdict: 'good' })
  })

  it('tells nothing when a side is missing', () => {
    expect(describeChange(null, 5, secs)).toBeNull()
    expect(describeChange(5, null, secs)).toBeNull()
  })
})

describe('days, instants, zones, ages', () => {
  const TODAY = '2026-11-02'

  it('writes a range of days in both languages', () => {
    expect(formatDayRange('2026-10-20', '2026-10-26', 'en', TODAY)).toMatch(/^20\s?–\s?26 Oct$/)
    expect(formatDayRange('2026-10-20', '2026-10-26', 'zh-CN', TODAY)).toBe('10月20日 – 10月26日')
    expect(formatDayRange('2026-10-20', '2026-10-20', 'en', TODAY)).toBe('20 Oct')
    expect(formatWeekday('2026-10-20', 'zh-CN')).toBe('周二')
  })

  it('says the year of a range once when it is not this one, and both when there are two', () => {
    expect(formatDayRange('2025-10-20', '2025-10-26', 'en', TODAY)).toMatch(
      /^20\s?–\s?26 Oct 2025$/,
    )
    expect(formatDayRange('2025-10-20', '2025-10-26', 'zh-CN', TODAY)).toBe(
      '2025年10月20日 – 10月26日',
    )
    expect(formatDayRange('2025-10-20', '2025-10-20', 'zh-CN', TODAY)).toBe('2025年10月20日')
    expect(formatDayRange('2025-12-30', '2026-01-02', 'en', TODAY)).toMatch(
      /^30 Dec 2025\s–\s2 Jan 2026$/,
    )
    expect(formatDayRange('2025-12-30', '2026-01-02', 'zh-CN', TODAY)).toBe(
      '2025年12月30日 – 2026年1月2日',
    )
  })

  it('says the year of a day when it is not this one, or when no day is today', () => {
    expect(formatDay('2026-10-20', 'en', TODAY)).toBe('20 Oct')
    expect(formatDay('2027-10-20', 'en', TODAY)).toBe('20 Oct 2027')
    expect(formatDay('2025-10-20', 'zh-CN', TODAY)).toBe('2025年10月20日')
    expect(formatDay('2026-10-20', 'en', null)).toBe('20 Oct 2026')
  })

  it('shows a time alone on the same local day, which depends on the zone', () => {
    const at = Date.parse('2026-10-25T17:30:00Z')
    const now = Date.parse('2026-10-26T06:02:00Z')
    expect(formatInstant(at, { tz: 'Asia/Shanghai', language: 'en', now })).toBe('01:30')
    expect(formatInstant(at, { tz: 'UTC', language: 'en', now })).toBe('25 Oct 17:30')
    expect(formatInstant(at, { tz: 'UTC', language: 'zh-CN', now })).toBe('10月25日 17:30')
  })

  it('names zones', () => {
    expect(formatZone('Asia/Shanghai', 'zh-CN')).toBe('上海时间')
    expect(formatZone('America/New_York', 'en')).toBe('New York time')
    expect(formatZone('Asia/Kathmandu', 'zh-CN')).toBe('尼泊尔时间')
    expect(formatZone('UTC', 'zh-CN')).toBe('UTC')
  })

  it('gives an age in one unit', () => {
    expect(formatAge(20, 'en')).toBe('1 minute')
    expect(formatAge(7300, 'zh-CN')).toBe('2 小时')
    expect(formatAge(3 * 86_400, 'en')).toBe('3 days')
  })
})
