import type { CanonicalEvent } from './event.ts'
import { placeOf } from './catalogue.ts'

/** The part of an event that decides its place. */
export type Ordered = Pick<CanonicalEvent, 'occurred_at' | 'seq' | 'type' | 'event_id'>

/**
 * The total order in which the events of a case are folded: occurred_at, seq (none sorts last), the type's place
 * in the catalogue, event_id by code point. It does not depend on arrival.
 * @returns negative, zero or positive, as a sort function wants it
 */
export function compareEvents(a: Ordered, b: Ordered): number {
  return (
    a.occurred_at - b.occurred_at ||
    compareSeq(a.seq, b.seq) ||
    placeOf(a.type) - placeOf(b.type) ||
    compareCodePoints(a.event_id, b.event_id)
  )
}

/**
 * Text order by code point, as the databases sort it. JavaScript's own `<` compares UTF-16 units and puts
 * U+1F600 before U+FFFD.
 */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const one = a.charCodeAt(index)
    const other = b.charCodeAt(index)
    if (one !== other) return surrogateLast(one) - surrogateLast(other)
  }
  return a.length - b.length
}

function compareSeq(a: number | null, b: number | null): number {
  if (a === b) return 0
  if (a === null) return 1
  return b === null ? -1 : a - b
}

/** Surrogates stand for code points above U+FFFF: move them behind every other unit. */
const surrogateLast = (unit: number) => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit)
