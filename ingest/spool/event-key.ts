import { hash } from 'node:crypto'
import type { CanonicalEvent } from '../../domain/public.ts'

/** The 64-bit key of an event, as the warehouse stores it in `event_key`, in halves. */
export interface EventKey {
  readonly high: number
  readonly low: number
}

/** A hash: two ids may share one, so it only ever narrows a search down. @param identity see {@link identityOf} */
export function eventKey(identity: string): EventKey {
  // In one call, and as a string of bytes: a Hash object or a Buffer per event costs several times as much.
  const digest = hash('md5', identity, 'binary')
  return { high: wordAt(digest, 12), low: wordAt(digest, 8) }
}

/** Source and id as one text. */
export function identityOf(event: Pick<CanonicalEvent, 'source' | 'event_id'>): string {
  return `${event.source}\n${event.event_id}`
}

export function keyNumber({ high, low }: EventKey): bigint {
  return (BigInt(high) << 32n) | BigInt(low)
}

/** Four bytes of a string of bytes, the lowest first. */
function wordAt(bytes: string, at: number): number {
  let word = 0
  for (let n = 3; n >= 0; n -= 1) word = (word << 8) | bytes.charCodeAt(at + n)
  return word >>> 0
}
