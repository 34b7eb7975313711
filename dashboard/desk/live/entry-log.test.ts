import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { entryOf } from '../testing/entries.ts'
import { EMPTY_LOG, mergeEntries, restatedMessages } from './entry-log.ts'

const seqs = (log: { readonly entries: readonly { readonly seq: number }[] }) =>
  log.entries.map(({ seq }) => seq)

describe('the log of a case', () => {
  it('is the same however the entries come: in pieces, twice, out of order', () => {
    const pieces = fc.array(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }))
    fc.assert(
      fc.property(pieces, (arrivals) => {
        const log = arrivals.reduce(
          (made, piece) =>
            mergeEntries(
              made,
              piece.map((seq) => entryOf(seq)),
            ),
          EMPTY_LOG,
        )
        const wanted = [...new Set(arrivals.flat())].toSorted((a, b) => a - b)
        expect(seqs(log)).toEqual(wanted)
      }),
    )
  })

  it('says up to where nothing is missing, and that something is', () => {
    const log = mergeEntries(EMPTY_LOG, [entryOf(4), entryOf(5), entryOf(8)])
    expect(log).toMatchObject({ firstSeq: 4, lastSeq: 5, hasGap: true })
    const whole = mergeEntries(log, [entryOf(7), entryOf(6)])
    expect(whole).toMatchObject({ firstSeq: 4, lastSeq: 8, hasGap: false })
  })

  it('stays the very same object when nothing is new, so that nothing is drawn again', () => {
    const log = mergeEntries(EMPTY_LOG, [entryOf(1), entryOf(2)])
    expect(mergeEntries(log, [entryOf(2), entryOf(1)])).toBe(log)
  })

  it('takes the words of an edited message', () => {
    const log = mergeEntries(EMPTY_LOG, [entryOf(1)])
    const edited = entryOf(1, { text: 'Better', edited_at: '2026-03-02T10:00:00.000Z' })
    expect(mergeEntries(log, [edited]).entries[0]?.text).toBe('Better')
  })

  it('knows which messages an edit or an erasure speaks of', () => {
    const change = { kind: 'activity', message_id: null, text: null } as const
    const entries = [
      entryOf(1),
      entryOf(2, { ...change, activity: 'message_edited', data: { message_id: 'desk:m1' } }),
      entryOf(3, { ...change, activity: 'resolved' }),
    ]
    expect(restatedMessages(entries)).toEqual(['desk:m1'])
  })
})
