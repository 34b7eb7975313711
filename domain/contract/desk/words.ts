import { z } from 'zod'
import { LANGUAGES, type Language, line } from '../field.ts'

/** What people call a thing, by language; at least one. */
export const wordsByLanguage = z
  .partialRecord(z.enum(LANGUAGES), line(200))
  .refine((words) => Object.keys(words).length > 0, 'needs a name in at least one language')
  .readonly()
export type WordsByLanguage = z.infer<typeof wordsByLanguage>

/** The words in the wanted language, else in the other one. */
export function wordsIn(words: WordsByLanguage, language: Language): string {
  return words[language] ?? Object.values(words)[0] ?? ''
}
