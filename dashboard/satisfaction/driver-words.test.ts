import { describe, expect, it } from 'vitest'
import { MESSAGES } from '../../charts/public.ts'
import { intervalText, levelName, mayBeChance, pointsText } from './driver-words.ts'

describe('words of drivers', () => {
  it.each([
    [2.44, '2.4'],
    [-2.44, '−2.4'],
    [-0.04, '0.0'],
    [null, '–'],
  ])('%s points are %s', (value, text) => {
    expect(pointsText(value)).toBe(text)
  })

  it('gives an interval only where there is one', () => {
    expect(intervalText({ value: 1, lo: -0.5, hi: 2.5 })).toBe('−0.5 – 2.5')
    expect(intervalText({ value: 1, lo: null, hi: null })).toBe('')
  })

  it('calls chance what may be nothing', () => {
    expect(mayBeChance({ value: 1, lo: -0.5, hi: 2.5 })).toBe(true)
    expect(mayBeChance({ value: 1, lo: 0.5, hi: 2.5 })).toBe(false)
    expect(mayBeChance({ value: 1, lo: null, hi: null })).toBe(false)
  })

  it('names levels in the language of the page', () => {
    const words = {
      t: (key: keyof typeof MESSAGES.en) => MESSAGES.en[key],
      language: 'en' as const,
    }
    expect(levelName('wait', 'm2', words)).toBe('30 s – 2 min')
    expect(levelName('wait', null, words)).toBe('no reply')
    expect(levelName('category', 'refund', words)).toBe('Refunds')
    expect(levelName('category', '*', words)).toBe('other categories')
  })
})
