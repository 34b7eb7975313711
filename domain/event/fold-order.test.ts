import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareCodePoints, compareEvents, type Ordered } from './fold-order.ts'

const event = (over: Partial<Ordered>): Ordered => ({
  occurred_at: 1000,
  seq: null,
  type: 'message.sent',
  event_id: 'a',
  ...over,
})

describe('compareEvents', () => {
  it.each([
    ['the earlier instant', { occurred_at: 999, seq: 9 }, { seq: 1 }],
    [
      'the lower seq at one instant',
      { seq: 1, type: 'message.sent' as const },
      { seq: 2, type: 'case.opened' as const },
    ],
    ['any seq before none', { seq: 5 }, { seq: null }],
    [
      'the place in the catalogue',
      { type: 'case.resolved' as const, event_id: 'z' },
      { type: 'message.sent' as const },
    ],
    ['the id at last', { event_id: 'a' }, { event_id: 'b' }],
  ])('puts %s first', (_, first, second) => {
    expect(compareEvents(event(first), event(second))).toBeLessThan(0)
    expect(compareEvents(event(second), event(first))).toBeGreaterThan(0)
  })
})

describe('compareCodePoints', () => {
  it('agrees with the order of UTF-8 bytes, which is how databases sort', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(
          Buffer.compare(Buffer.from(a), Buffer.from(b)),
        )
      }),
    )
    expect(compareCodePoints('\u{1f600}', '\uffee')).toBeGreaterThan(0)
  })
})
