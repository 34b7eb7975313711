import type { SearchSnippet } from '../../domain/contract/public.ts'
import { normalizeText, type SearchTerms } from './tokens.ts'

/** Characters of the text before the first mark, and of the whole. */
const BEFORE = 30
const LENGTH = 140

/** Where terms stand in a text as it was written: UTF-16 units, in order, not overlapping. */
export type Marks = readonly (readonly [number, number])[]

/**
 * How often terms stand in a text, at most `most` times counted; null when one of the phrases is not there, which the
 * tokens of the index alone cannot tell.
 */
export function countTerms(text: string, terms: SearchTerms, most: number): number | null {
  const plain = normalizeText(text)
  if (!terms.phrases.every((word) => plain.includes(word))) return null
  let count = 0
  for (const _place of placesOf(plain, terms)) {
    count += 1
    if (count >= most) break
  }
  return count
}

/** Where the terms stand around their first place: what a snippet shows. Long texts are not looked at as a whole. */
export function findTerms(text: string, terms: SearchTerms): Marks {
  const [from, to] = windowOf(text, terms)
  const { plain, begins, ends } = normalizeWithPlaces(text.slice(from, to))
  // A match may begin or end within a character that is written as several in its normal form.
  return joined(
    [...placesOf(plain, terms)].map(([begin, end]) => [
      from + (begins[begin] ?? 0),
      from + (ends[end - 1] ?? to - from),
    ]),
  )
}

/** The part of a text around the first mark, in one line. */
export function snippetOf(text: string, marks: Marks): SearchSnippet {
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

/** Looked through at once for the first place. */
const BLOCK = 1_000

/** The part of a text that holds the first place of any term, with room for a snippet around it. */
function windowOf(text: string, { phrases, tokens }: SearchTerms): readonly [number, number] {
  const longest = Math.max(...phrases.map(({ length }) => length), ...tokens.map(lengthOf))
  // A term may be written longer than its normal form, and over the end of a block.
  const over = longest * 4 + LENGTH
  for (let at = 0; at < text.length; at += BLOCK) {
    const block = normalizeText(text.slice(at, at + BLOCK + over))
    if (placesOf(block, { phrases, tokens }).next().done === true) continue
    const from = startOfCharacter(text, Math.max(0, at - BEFORE))
    return [from, startOfCharacter(text, Math.min(text.length, at + BLOCK + over * 2))]
  }
  return [0, 0]
}

function lengthOf({ text }: { readonly text: string }): number {
  return text.length
}

/** Begin and end of each phrase and each long number, in a text in its normal form. */
function* placesOf(plain: string, terms: SearchTerms): Generator<readonly [number, number]> {
  for (const word of terms.phrases) {
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + word.length)) {
      yield [at, at + word.length]
    }
  }
  for (const { text: token } of terms.tokens) {
    if (!/^\d{7,}$/.test(token)) continue
    for (const match of plain.matchAll(groupedDigits(token))) {
      yield [match.index, match.index + match[0].length]
    }
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
