import type { SearchSnippet } from '../../domain/contract/public.ts'
import { normalizeText, type SearchTerms } from './tokens.ts'

/** Characters of the text before the first mark, and of the whole. */
const BEFORE = 30
const LENGTH = 140

/** Where the terms stand in a text as it was written. */
export interface Occurrences {
  /** Each phrase is there, not only its tokens. */
  readonly isComplete: boolean
  /** Begin and end in UTF-16 units of the text, in order, not overlapping. */
  readonly marks: readonly (readonly [number, number])[]
}

export function findTerms(text: string, terms: SearchTerms): Occurrences {
  const { plain, begins, ends } = normalizeWithPlaces(text)
  const isComplete = terms.phrases.every((word) => plain.includes(word))
  const found: (readonly [number, number])[] = []
  const digits = terms.tokens.filter(({ text: token }) => /^\d{7,}$/.test(token))
  for (const word of terms.phrases) {
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + word.length)) {
      found.push([at, at + word.length])
    }
  }
  for (const { text: token } of digits) {
    for (const match of plain.matchAll(groupedDigits(token))) {
      found.push([match.index, match.index + match[0].length])
    }
  }
  // A match may begin or end within a character that is written as several in its normal form.
  const marks = joined(found.map(([from, to]) => [begins[from] ?? 0, ends[to - 1] ?? text.length]))
  return { isComplete, marks }
}

/** The part of a text around the first mark, in one line. */
export function snippetOf(text: string, marks: Occurrences['marks']): SearchSnippet {
  const first = marks[0]?.[0] ?? 0
  const from = startOfCharacter(text, first <= BEFORE * 2 ? 0 : first - BEFORE)
  const to = startOfCharacter(text, Math.min(text.length, from + LENGTH))
  const lead = from > 0 ? '…' : ''
  const shift = lead.length - from
  const inside = marks.filter(([begin]) => begin >= from && begin < to)
  return {
    // One character for one, so that the marks stay where they are.
    text: `${lead}${text.slice(from, to).replace(/\s/g, ' ')}${to < text.length ? '…' : ''}`,
    marks: inside.map(([begin, end]) => [begin + shift, Math.min(end, to) + shift]),
  }
}

/** The text in its normal form, and for each of its units where the character it is part of begins and ends. */
function normalizeWithPlaces(text: string): {
  readonly plain: string
  readonly begins: readonly number[]
  readonly ends: readonly number[]
} {
  const begins: number[] = []
  const ends: number[] = []
  let plain = ''
  let at = 0
  // By letter and what is combined with it, since normal forms join these.
  for (const [cluster] of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const normal = normalizeText(cluster)
    for (let unit = 0; unit < normal.length; unit += 1) {
      begins.push(at)
      ends.push(at + cluster.length)
    }
    plain += normal
    at += cluster.length
  }
  return { plain, begins, ends }
}

function groupedDigits(token: string): RegExp {
  return new RegExp(Array.from(token).join('[ -]?'), 'g')
}

function joined(
  found: readonly (readonly [number, number])[],
): readonly (readonly [number, number])[] {
  const sorted = [...found].sort(([a], [b]) => a - b)
  const result: [number, number][] = []
  for (const [from, to] of sorted) {
    const last = result.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else result.push([from, to])
  }
  return result
}

/** Never between the two units of one character. */
function startOfCharacter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
