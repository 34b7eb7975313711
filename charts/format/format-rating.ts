import type { Language } from './language.ts'

const OF_FIVE = {
  en: (score: string) => `${score} of 5`,
  'zh-CN': (score: string) => `${score} / 5 分`,
} as const satisfies Record<Language, object>

/**
 * A rating as it is read everywhere, on the five steps of the product's own scale; from another scale it may lie
 * between two of them.
 * @param score 1 to 5
 */
export function formatRating(score: number, language: Language): string {
  return OF_FIVE[language](Number.isInteger(score) ? String(score) : score.toFixed(1))
}
