import type { Language } from '../format/language.ts'
import { en, type Messages } from './en.ts'
import { zhCN } from './zh-cn.ts'

/**
 * Every text the product shows to staff, by language: for servers, commands and tests, which have them all at once.
 * In a browser `catalogue-in-browser.ts` stands in its place, with the same exports.
 */
export const MESSAGES: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN }

/** Makes sure that `MESSAGES[language]` can be read. */
export function loadMessages(language: Language): Promise<Messages> {
  return Promise.resolve(MESSAGES[language])
}
