/**
 * Text cut into the tokens of the index, here and nowhere else, so that both databases find the same.
 *
 * Scripts written without spaces give every pair of neighbours (`退款单` → `退款`, `款单`) and the last character
 * by itself, so that a pair begins with every character: a search for one is a search for a beginning. Others give
 * words. A number written in groups (`138-0013-8000`) is also one number; an e-mail address is also one token.
 */

/** Pairs instead of words. */
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const PIECE = new RegExp(
  [
    '(?<email>[a-z0-9._+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+)',
    '(?<number>\\d(?:[ -]?\\d){6,})',
    `(?<unspaced>[${UNSPACED}]+)`,
    `(?<word>(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+)`,
  ].join('|'),
  'gu',
)

/** Beyond this a text is not indexed: nobody looks for the 20,000th word, and an index entry stays small. */
const MOST_TOKENS = 8_000
const MOST_CHARS = 60

/** One form for what is written in several: full and half width, upper and lower case. */
export function normalizeText(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** All tokens of a text, each once, in the order of their first place. */
export function tokensOf(text: string): readonly string[] {
  const tokens = new Set<string>()
  for (const match of normalizeText(text).matchAll(PIECE)) {
    for (const token of tokensOfPiece(match.groups ?? {})) tokens.add(token)
    if (tokens.size >= MOST_TOKENS) break
  }
  return [...tokens].slice(0, MOST_TOKENS)
}

function tokensOfPiece(piece: Readonly<Record<string, string | undefined>>): readonly string[] {
  const { email, number, unspaced, word } = piece
  if (email !== undefined) return [cut(email), ...wordsOf(email)]
  if (number !== undefined) return [cut(number.replace(/\D/g, '')), ...wordsOf(number)]
  if (unspaced !== undefined) return pairsOf(Array.from(unspaced))
  return word === undefined ? [] : [cut(word)]
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .map(cut)
}

function pairsOf(characters: readonly string[]): readonly string[] {
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

function cut(token: string): string {
  return token.length <= MOST_CHARS ? token : Array.from(token).slice(0, MOST_CHARS).join('')
}

/** What somebody asks for, as the index understands it. */
export interface SearchTerms {
  /** Each must be there. */
  readonly tokens: readonly { readonly text: string; readonly isPrefix: boolean }[]
  /** Each must stand in the normalised text as it was typed: what the tokens alone cannot promise. */
  readonly phrases: readonly string[]
}

/** At most this many pieces of a question are looked at. */
const MOST_PIECES = 12

/**
 * The terms of a question. The last word counts as a beginning, since people search while they type. Null when
 * there is nothing to look for.
 */
export function termsOf(question: string): SearchTerms | null {
  const text = normalizeText(question).trim()
  const pieces = [...text.matchAll(PIECE)].slice(0, MOST_PIECES)
  const tokens = new Map<string, boolean>()
  const phrases: string[] = []
  for (const [index, match] of pieces.entries()) {
    const isLast = index === pieces.length - 1 && match.index + match[0].length === text.length
    const { email, number, unspaced, word } = match.groups ?? {}
    if (unspaced !== undefined) {
      const characters = Array.from(unspaced)
      phrases.push(unspaced)
      if (characters.length === 1) put(tokens, unspaced, true)
      for (const pair of pairsOf(characters).slice(0, -1)) put(tokens, pair, false)
    } else {
      const one = email ?? number?.replace(/\D/g, '') ?? word ?? ''
      if (number === undefined) phrases.push(one)
      put(tokens, cut(one), isLast && one.length >= 2)
    }
  }
  if (tokens.size === 0) return null
  return { tokens: [...tokens].map(([token, isPrefix]) => ({ text: token, isPrefix })), phrases }
}

function put(tokens: Map<string, boolean>, token: string, isPrefix: boolean): void {
  tokens.set(token, (tokens.get(token) ?? true) && isPrefix)
}
