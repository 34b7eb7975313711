/**
 * Words of ours in another language, found by their English ones. In a phrase `{name}` stands for anything, `{#name}`
 * for one word, `{~name}` for words that are in the book too; in its translation `{~name}` is said in that language,
 * where the book knows it.
 */
export interface PhraseBook {
  /** The words in the other language; what the book does not know stays as it is. */
  readonly say: (text: string) => string
  readonly knows: (text: string) => boolean
}

interface Pattern {
  readonly form: RegExp
  /** The parts that are words of the book. */
  readonly words: readonly string[]
  readonly translation: string
}

const PART = /\{[~#]?\w+\}/

/** Longer texts hold what somebody else wrote; to look them up would cost more than it gives. */
const MOST_CHARS = 400
/** Words within words within words: as deep as refusals go, and no deeper whatever is sent. */
const DEEPEST = 4

export function createPhraseBook(phrases: Readonly<Record<string, string>>): PhraseBook {
  const whole = new Map<string, string>()
  const patterns: Pattern[] = []
  for (const [phrase, translation] of byLength(phrases)) {
    const words = [...phrase.matchAll(/\{~(\w+)\}/g)].map(([, name = '']) => name)
    if (PART.test(phrase)) patterns.push({ form: formOf(phrase), words, translation })
    else whole.set(phrase, translation)
  }

  function find(text: string, depth: number): string | null {
    if (text.length > MOST_CHARS || depth > DEEPEST) return null
    const known = whole.get(text)
    if (known !== undefined) return known
    const list = listOf(text, depth, '; ', '；') ?? listOf(text, depth, ', ', '、')
    if (list !== null) return list
    const inner = (part: string) => find(part, depth + 1)
    for (const { form, words, translation } of patterns) {
      const parts = form.exec(text)?.groups
      if (parts === undefined || words.some((name) => inner(parts[name] ?? '') === null)) continue
      return fill(translation, parts, (part) => inner(part) ?? part)
    }
    return null
  }

  /** `open, pending`: several of which each is known. */
  function listOf(text: string, depth: number, between: string, joint: string): string | null {
    if (!text.includes(between)) return null
    const said = text.split(between).map((part) => find(part, depth + 1))
    return said.includes(null) ? null : said.join(joint)
  }

  return { say: (text) => find(text, 0) ?? text, knows: (text) => find(text, 0) !== null }
}

/** Fills `{name}` with the value, `{~name}` with what `say` makes of it; without a value with nothing. */
export function fill(
  template: string,
  values: Readonly<Record<string, string | number | boolean | null>>,
  say: (text: string) => string,
): string {
  return template.replace(/\{([~#]?)(\w+)\}/g, (_, mark: string, name: string) => {
    const value = String(values[name] ?? '')
    return mark === '~' ? say(value) : value
  })
}

/** Those that say more come first: `it has no follow-up {id}` before `it has no {part}`. */
function byLength(phrases: Readonly<Record<string, string>>): readonly [string, string][] {
  const fixed = (phrase: string) => phrase.replace(/\{[~#]?\w+\}/g, '').length
  return Object.entries(phrases).sort(([one], [other]) => fixed(other) - fixed(one))
}

/** A name that stands twice is the same both times. */
function formOf(phrase: string): RegExp {
  const seen = new Set<string>()
  const source = phrase.split(/(\{[~#]?\w+\})/).map((part) => {
    if (!PART.test(part)) return part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    const name = part.replace(/[{}~#]/g, '')
    if (seen.has(name)) return `\\k<${name}>`
    seen.add(name)
    return `(?<${name}>${part.startsWith('{#') ? '\\S+?' : '.+?'})`
  })
  return new RegExp(`^${source.join('')}$`, 's')
}
