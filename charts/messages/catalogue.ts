import type { Language } from '../format/language.ts'
import { deskAdminEn } from './desk-admin-en.ts'
import { deskAdminZhCN } from './desk-admin-zh-cn.ts'
import { en, type Messages } from './en.ts'
import { zhCN } from './zh-cn.ts'

/**
 * Every text the product shows to staff, by language: for servers, commands and tests, which have them all at once.
 * In a browser `catalogue-in-browser.ts` stands in its place, with the same exports.
 */
export const MESSAGES: Readonly<Record<Language, Messages>> = {
  en: { ...en, ...deskAdminEn },
  'zh-CN': { ...zhCN, ...deskAdminZhCN },
}

/** Makes sure that `MESSAGES[language]` can be read. */
export function loadMessages(language: Language): Promise<Messages> {
  return Promise.resolve(MESSAGES[language])
}

/** Makes sure that the texts of setting the desk up are among them. */
export function loadLaterMessages(language: Language): Promise<Messages> {
  return loadMessages(language)
}
