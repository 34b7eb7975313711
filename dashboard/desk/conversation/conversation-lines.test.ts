import { describe, expect, it } from 'vitest'
import { entryOf } from '../testing/entries.ts'
import { conversationLines, lastReadSeq } from './conversation-lines.ts'

const AGENT = { kind: 'agent', id: 'desk:a', name: 'Ada' } as const
const did = (seq: number, at: string) =>
  entryOf(seq, { kind: 'activity', activity: 'tagged', author: AGENT, at, text: null })
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)

describe('the lines of a conversation', () => {
  it('begin each day with its name', () => {
    const lines = conversationLines(
      [
        entryOf(1, { at: '2026-03-01T23:59:00.000Z' }),
        entryOf(2, { at: '2026-03-02T00:01:00.000Z' }),
      ],
      dayOf,
    )
    expect(lines.map(({ kind }) => kind)).toEqual(['day', 'message', 'day', 'message'])
    expect(lines[3]).toMatchObject({ isContinued: false })
  })

  it('name an author once for what was said in one breath, but a note apart from a reply', () => {
    const entries = [
      entryOf(1, { author: AGENT }),
      entryOf(2, { author: AGENT }),
      entryOf(3, { author: AGENT, kind: 'note' }),
      entryOf(4),
      entryOf(9),
    ]
    const continued = conversationLines(entries, dayOf).flatMap((line) =>
      line.kind === 'message' ? [line.isContinued] : [],
    )
    expect(continued).toEqual([false, true, false, false, false])
  })

  it('put changes made in one go into one line', () => {
    const lines = conversationLines(
      [
        did(1, '2026-03-02T09:00:00.000Z'),
        did(2, '2026-03-02T09:00:00.000Z'),
        did(3, '2026-03-02T09:05:00.000Z'),
      ],
      dayOf,
    )
    const counts = lines.flatMap((line) => (line.kind === 'activity' ? [line.entries.length] : []))
    expect(counts).toEqual([2, 1])
  })

  it('know the last own message that was read', () => {
    const entries = [entryOf(1), entryOf(2, { author: AGENT }), entryOf(3, { author: AGENT })]
    expect(lastReadSeq(entries, 2)).toBe(2)
    expect(lastReadSeq(entries, 1)).toBeNull()
  })
})
