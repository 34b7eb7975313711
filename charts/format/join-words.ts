import type { Language } from './language.ts'

const MARKS = {
  en: { between: ', ', after: ': ' },
  'zh-CN': { between: '、', after: '：' },
} as const satisfies Record<Language, object>

/** Words of a list: `a, b`, `甲、乙`. */
export function joinWords(words: readonly string[], language: Language): string {
  return words.join(MARKS[language].between)
}

/** What something is, after its name: `Team: Refunds`, `团队：退款组`. */
export function labelWords(name: string, what: string, language: Language): string {
  return `${name}${MARKS[language].after}${what}`
}

/** Parts of a sentence after each other. Chinese sets no space between two of its own words, only beside others. */
export function chainWords(...parts: readonly string[]): string {
  return parts
    .filter((part) => part !== '')
    .reduce((said, part) =>
      OWN.test(said.at(-1) ?? '') && OWN.test(part.at(0) ?? '') ? said + part : `${said} ${part}`,
    )
}

const OWN = /[\p{Script=Han}，。：；、“”（）]/u
