import { expect, it } from 'vitest'
import type { Principal } from '../../accounts/public.ts'
import { languageOf } from './request-language.ts'

it.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', undefined, 'zh-CN'],
  ['en-GB,zh', undefined, 'en'],
  ['zh-TW', 'en', 'en'],
  ['fr,zh;q=0.5', undefined, 'zh-CN'],
  ['fr', undefined, 'en'],
  [undefined, ['zh'], 'en'],
  [undefined, undefined, 'en'],
])('%s with lang %s is read in %s', (header, lang, language) => {
  const headers = header === undefined ? {} : { 'accept-language': header }
  expect(languageOf({ headers, query: { lang } })).toBe(language)
})

it('a program that does not ask is answered in the language of its owner', () => {
  const principal = { user: { language: 'zh-CN' } } as Principal
  expect(languageOf({ headers: {}, query: {}, principal })).toBe('zh-CN')
  expect(languageOf({ headers: { 'accept-language': 'en' }, query: {}, principal })).toBe('en')
})
