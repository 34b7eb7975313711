import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sampleEntry } from '../testing/samples.ts'
import { mergeEntries, unbrokenSeq } from './merge-entries.ts'

const seqs = (entries: readonly { readonly seq: number }[]) => entries.map(({ seq }) => seq)

it('holds each entry once and in order, however often and in whatever pieces they come', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.integer({ min: 1, max: 30 }))), (pieces) => {
      const merged = pieces.reduce(
        (known, piece) =>
          mergeEntries(
            known,
            piece.map((seq) => sampleEntry(seq)),
          ),
        mergeEntries([], []),
      )
      expect(seqs(merged)).toEqual([...new Set(pieces.flat())].sort((a, b) => a - b))
    }),
  )
})

it('takes the later of two with one number: its words were changed', () => {
  const merged = mergeEntries([sampleEntry(1)], [sampleEntry(1, { text: null, html: null })])
  expect(merged).toMatchObject([{ seq: 1, text: null }])
})

it.each([
  [[], 0],
  [[1, 2, 3], 3],
  [[1, 2, 4], 2],
  [[2, 3], 0],
])('resumes %j after %i: nothing before it is missing', (given, expected) => {
  expect(unbrokenSeq(given.map((seq) => sampleEntry(seq)))).toBe(expected)
})
