import fc from 'fast-check'
import { expect, it } from 'vitest'
import { countTerms, findTerms, snippetOf } from './snippet.ts'
import { termsOf } from './tokens.ts'

function shown(text: string, question: string): string {
  const terms = termsOf(question)
  if (terms === null) return ''
  const { text: line, marks } = snippetOf(text, findTerms(text, terms))
  return [...marks]
    .reverse()
    .reduce(
      (words, [from, to]) => `${words.slice(0, from)}[${words.slice(from, to)}]${words.slice(to)}`,
      line,
    )
}

it.each([
  ['Where is my Parcel?', 'parcel', 'Where is my [Parcel]?'],
  ['ＰＡＲＣＥＬ one', 'parcel', '[ＰＡＲＣＥＬ] one'],
  ['ﬁne', 'fine', '[ﬁne]'],
  ['ﬁne', 'ine', '[ﬁne]'],
  ['İstanbul café CAFÉ', 'café', 'İstanbul [café] [CAFÉ]'],
  ['a\nparcel\tb', 'parcel', 'a [parcel] b'],
  ['😀😀 退款', '退款', '😀😀 [退款]'],
  [
    `${'x'.repeat(500)} parcel ${'y'.repeat(500)}`,
    'parcel',
    `…${'x'.repeat(29)} [parcel] ${'y'.repeat(103)}…`,
  ],
])('shows %j with %j marked', (text, question, line) => {
  expect(shown(text, question)).toBe(line)
})

it('marks within the snippet, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.string({ maxLength: 5 }),
      (text, question) => {
        const terms = termsOf(question)
        if (terms === null) return
        const snippet = snippetOf(text, findTerms(text, terms))
        for (const [from, to] of snippet.marks) {
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(snippet.text.length)
        }
      },
    ),
  )
})

it('counts as often as it is worth, and knows what is not there', () => {
  const terms = termsOf('parcel 13800138000')
  if (terms === null) throw new Error('no terms')
  expect(countTerms('Parcel, PARCEL: 138-0013-8000', terms, 5)).toBe(3)
  expect(countTerms('Parcel, PARCEL: 138-0013-8000', terms, 2)).toBe(2)
  expect(countTerms('138-0013-8000', terms, 5)).toBe(null)
})

it('marks the first place of a text of a thousand pages, and is done at once', { retry: 2 }, () => {
  const long = 'ＬＯＮＧ '.repeat(200_000)
  const began = performance.now()
  expect(shown(`${long}退款 now`, '退款')).toMatch(/^….*\[退款\] now$/)
  // Letter by letter it takes a second.
  expect(performance.now() - began).toBeLessThan(400)
})

it.each([997, 998, 999, 1_000, 1_001, 1_999, 2_000, 2_100])(
  'marks a place wherever it stands, as at %i',
  (at) => {
    const text = `${'字'.repeat(at)}ＰＡＲＣＥＬ${'字'.repeat(900)}`
    const terms = termsOf('parcel')
    expect(terms === null ? [] : findTerms(text, terms)).toEqual([[at, at + 6]])
  },
)
