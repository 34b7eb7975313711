import fc from 'fast-check'
import { expect, it } from 'vitest'
import { findTerms, snippetOf } from './snippet.ts'
import { termsOf } from './tokens.ts'

function shown(text: string, question: string): string {
  const terms = termsOf(question)
  if (terms === null) return ''
  const { text: line, marks } = snippetOf(text, findTerms(text, terms).marks)
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
        const snippet = snippetOf(text, findTerms(text, terms).marks)
        for (const [from, to] of snippet.marks) {
          expect(from).toBeLessThan(to)
          expect(to).toBeLessThanOrEqual(snippet.text.length)
        }
      },
    ),
  )
})
