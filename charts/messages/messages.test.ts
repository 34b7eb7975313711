import { describe, expect, it } from 'vitest'
import { MESSAGES } from './catalogue.ts'
import { deskAdminEn } from './desk-admin-en.ts'
import { dimensionName, valueName } from './dimension-name.ts'
import { evidenceName } from './evidence-name.ts'
import { isMessageKey, measureName, metricName } from './metric-name.ts'

const keys = Object.keys(MESSAGES.en).filter(isMessageKey)

describe('message catalogue', () => {
  it('has the same keys in the same order in both languages', () => {
    expect(Object.keys(MESSAGES['zh-CN'])).toEqual(Object.keys(MESSAGES.en))
  })

  it('keeps what is loaded later to setting the desk up: no first page asks for it', () => {
    expect(Object.keys(deskAdminEn).filter((key) => !key.startsWith('admin.'))).toEqual([])
  })

  it('fills in the same names in both languages', () => {
    const placeholders = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    const differing = keys.filter(
      (key) =>
        placeholders(MESSAGES.en[key]).join() !== placeholders(MESSAGES['zh-CN'][key]).join(),
    )
    expect(differing).toEqual([])
  })

  it('leaves nothing blank and no English sentence in Chinese', () => {
    const untranslated = keys.filter((key) => {
      const zh = MESSAGES['zh-CN'][key]
      return zh.trim() === '' || (zh === MESSAGES.en[key] && / [a-z]/.test(zh))
    })
    expect(untranslated).toEqual([])
  })

  it('uses no character that the message compiler reads as syntax', () => {
    expect(
      keys.filter((key) => /[@|]|\{\}/.test(MESSAGES.en[key] + MESSAGES['zh-CN'][key])),
    ).toEqual([])
  })
})

describe('metricName', () => {
  it.each([
    ['first_reply_p90_secs', 'First reply P90', '首响 P90'],
    [
      'full_resolution_mean_biz_secs',
      'Full resolution mean (business time)',
      '完全解决时长 均值 (工作时间)',
    ],
    ['backlog_age_p90_secs', 'Backlog age P90', '积压时长 P90'],
    ['csat_ratio', 'CSAT', '满意度'],
    ['something_new_count', 'something_new_count', 'something_new_count'],
  ])('%s', (id, en, zh) => {
    expect(metricName(id, 'en')).toBe(en)
    expect(metricName(id, 'zh-CN')).toBe(zh)
  })
})

describe('measureName', () => {
  it.each([
    ['first_reply_p90_secs', 'First reply', '首响'],
    ['full_resolution_mean_biz_secs', 'Full resolution (business time)', '完全解决时长 (工作时间)'],
    ['cases_opened_count', 'New cases', '新会话'],
    ['something_new_p90_secs', 'something_new_p90_secs', 'something_new_p90_secs'],
  ])('%s is named without its statistic', (id, en, zh) => {
    expect(measureName(id, 'en')).toBe(en)
    expect(measureName(id, 'zh-CN')).toBe(zh)
  })
})

describe('evidenceName', () => {
  const n = { en: 'values', 'zh-CN': '取值个数' }

  it.each([
    ['first_reply', 'cases', 'secs', 'cases', '会话数'],
    ['reply', 'waits', 'secs', 'replies', '回复次数'],
    ['csat_mean', 'ratings', 'score', 'ratings', '评价数'],
    ['csat', 'ratings', 'ratio', 'ratings (the denominator)', '评价数（分母）'],
    [
      'csat_response',
      'ratings',
      'ratio',
      'requests for a rating (the denominator)',
      '邀评次数（分母）',
    ],
  ] as const)('says in words what n counts of %s', (base, fact, unit, ...texts) => {
    const shown = (['en', 'zh-CN'] as const).map((language) =>
      evidenceName({ base, fact, unit, n }, language),
    )
    expect(shown).toEqual(texts)
  })

  it('leaves it to the catalogue where there is no word of ours', () => {
    expect(evidenceName({ base: 'new', fact: 'news', unit: 'ratio', n }, 'en')).toBe('values')
  })
})

describe('names of dimensions and their values', () => {
  it('prefers the directory, then our own words, then the bare id', () => {
    const names = { team: { 'demo:tmall': '天猫' } }
    expect(valueName('team', 'demo:tmall', { language: 'en', names })).toBe('天猫')
    expect(valueName('channel', 'wechat', { language: 'zh-CN' })).toBe('微信')
    expect(valueName('queue', 'desk:7', { language: 'en' })).toBe('7')
    expect(valueName('team', null, { language: 'zh-CN' })).toBe('无')
  })

  it('names dimensions', () => {
    expect(dimensionName('customer_tier', 'zh-CN')).toBe('客户等级')
    expect(dimensionName('weather', 'en')).toBe('weather')
  })
})
