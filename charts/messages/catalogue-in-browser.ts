import type { Language } from '../format/language.ts'
import type { Messages } from './en.ts'

/**
 * The catalogue as people download it: one language at a time, when it is asked for, and the texts of setting the desk
 * up after the others, since no first page needs them. The dashboard's build puts this file in the place of
 * `catalogue.ts`.
 */
const held: Partial<Record<Language, Messages>> = {}
const later = new Map<Language, Promise<Messages>>()

/** A language that is not here yet is read in the one that is; both have the same keys. */
export const MESSAGES: Readonly<Record<Language, Messages>> = {
  get en() {
    return found(held.en ?? held['zh-CN'])
  },
  get 'zh-CN'() {
    return found(held['zh-CN'] ?? held.en)
  },
}

/** Makes sure that `MESSAGES[language]` can be read; the texts of setting the desk up may still be on their way. */
export async function loadMessages(language: Language): Promise<Messages> {
  const first = language === 'en' ? (await import('./en.ts')).en : (await import('./zh-cn.ts')).zhCN
  held[language] ??= first as Messages
  return held[language]
}

/** Makes sure that the texts of setting the desk up are among them. */
export function loadLaterMessages(language: Language): Promise<Messages> {
  const loading = later.get(language) ?? addLater(language)
  later.set(language, loading)
  return loading
}

async function addLater(language: Language): Promise<Messages> {
  try {
    const first = await loadMessages(language)
    const added =
      language === 'en'
        ? (await import('./desk-admin-en.ts')).deskAdminEn
        : (await import('./desk-admin-zh-cn.ts')).deskAdminZhCN
    const all = { ...first, ...added }
    held[language] = all
    return all
  } catch (cause) {
    // Asked for once more, they are loaded once more.
    later.delete(language)
    throw cause
  }
}

function found(messages: Messages | undefined): Messages {
  if (messages === undefined) throw new Error('No language is loaded yet: call loadMessages first.')
  return messages
}
