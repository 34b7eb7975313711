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

/**
 * A text with its `{name}` filled in. Where a template sets a space for Latin words, none is left between Chinese ones:
 * `{who} 创建` makes `Ada 创建` and `系统创建`.
 */
export function fillWords(text: string, fill: Readonly<Record<string, string | number>>): string {
  return text.replace(/ ?\{(\w+)\} ?/g, (whole, name: string, at: number) => {
    const value = fill[name]
    if (value === undefined) return whole
    const said = String(value)
    const isJoined = OWN.test(text.charAt(at - 1)) && OWN.test(said.at(0) ?? '')
    const goesOn = OWN.test(text.charAt(at + whole.length)) && OWN.test(said.at(-1) ?? '')
    const before = whole.startsWith(' ') && !isJoined ? ' ' : ''
    const after = whole.endsWith(' ') && !goesOn ? ' ' : ''
    return before + said + after
  })
}

const OWN = /[\p{Script=Han}，。：；、“”（）]/u
