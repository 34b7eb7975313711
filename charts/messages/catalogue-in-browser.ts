import type { Language } from '../format/language.ts'
import type { Messages } from './en.ts'

/**
 * The catalogue as people download it: one language at a time, when it is asked for. The dashboard's build puts this
 * file in the place of `catalogue.ts`.
 */
const held: Partial<Record<Language, Messages>> = {}

/** A language that is not here yet is read in the one that is; both have the same keys. */
export const MESSAGES: Readonly<Record<Language, Messages>> = {
  get en() {
    return found(held.en ?? held['zh-CN'])
  },
  get 'zh-CN'() {
    return found(held['zh-CN'] ?? held.en)
  },
}

/** Makes sure that `MESSAGES[language]` can be read. */
export async function loadMessages(language: Language): Promise<Messages> {
  held[language] ??=
    language === 'en' ? (await import('./en.ts')).en : (await import('./zh-cn.ts')).zhCN
  return held[language]
}

function found(messages: Messages | undefined): Messages {
  if (messages === undefined) throw new Error('No language is loaded yet: call loadMessages first.')
  return messages
}
