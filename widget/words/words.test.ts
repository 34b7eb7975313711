import { describe, expect, it } from 'vitest'
import { languageOf, textIn, WORDS } from './words.ts'

describe('languageOf', () => {
  it.each([
    [['zh-TW', 'en'], 'zh-CN'],
    [['de-DE', 'en-GB', 'zh'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ])('%j is answered in %s', (wanted, expected) => {
    expect(languageOf(wanted)).toBe(expected)
  })
})

it('shows what an administrator wrote in the language, else in the one there is', () => {
  expect(textIn({ en: 'Hi', 'zh-CN': '您好' }, 'zh-CN')).toBe('您好')
  expect(textIn({ 'en-GB': 'Hi', 'zh-CN': '您好' }, 'en')).toBe('Hi')
  expect(textIn({ 'zh-CN': '您好' }, 'en')).toBe('您好')
  expect(textIn({}, 'en')).toBeUndefined()
})

it('counts those before, not the place', () => {
  expect(WORDS.en.queued(2)).toBe('1 person before you')
  expect(WORDS.en.queued(4)).toBe('3 people before you')
  expect(WORDS['zh-CN'].queued(4)).toBe('您前面还有 3 位')
})
