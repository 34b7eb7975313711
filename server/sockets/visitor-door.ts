import { type Clock, DeskmetryError } from '../../domain/public.ts'
import { VISITOR_WRITES } from '../http/rate-limits.ts'

/**
 * How much of this process one visitor may take, over all their sockets: whoever opens a second socket gets no second
 * measure. Counted here alone; several processes add up.
 */
export interface VisitorDoor {
  /** A socket that has not said hello. Null: too many of its address wait. */
  waits(address: string): Leave | null
  /** A socket that said whose it is. Null: they have enough. */
  enters(tokenHash: string): Leave | null
  /** @throws TOO_MANY_REQUESTS */
  sends(tokenHash: string): void
}

/** Gives the place back; a second call does nothing. */
export type Leave = () => void

export interface DoorLimits {
  /** Sockets of one address before their hello: after a restart those of a whole office come back at once. */
  readonly waiting: number
  /** Sockets of one visitor: pages they have open. */
  readonly sockets: number
  /** Messages of one visitor within `window_ms`. */
  readonly sends: number
  readonly window_ms: number
}

export const DOOR_LIMITS: DoorLimits = {
  waiting: 200,
  sockets: 10,
  sends: VISITOR_WRITES.max,
  window_ms: VISITOR_WRITES.timeWindow,
}

export function createVisitorDoor(clock: Clock, limits: DoorLimits = DOOR_LIMITS): VisitorDoor {
  const waiting = new Map<string, number>()
  const inside = new Map<string, number>()
  // One window for everybody: that it begins anew forgets whoever has gone.
  const sent = new Map<string, number>()
  let windowAt = clock.now()

  return {
    waits: (address) => take(waiting, address, limits.waiting),
    enters: (tokenHash) => take(inside, tokenHash, limits.sockets),
    sends(tokenHash) {
      const passed = clock.now() - windowAt
      if (passed < 0 || passed >= limits.window_ms) {
        sent.clear()
        windowAt = clock.now()
      }
      const count = (sent.get(tokenHash) ?? 0) + 1
      if (count > limits.sends) {
        const left = limits.window_ms - (clock.now() - windowAt)
        throw new DeskmetryError('TOO_MANY_REQUESTS', { secs: Math.ceil(left / 1_000) })
      }
      sent.set(tokenHash, count)
    },
  }
}

function take(counts: Map<string, number>, key: string, most: number): Leave | null {
  const count = counts.get(key) ?? 0
  if (count >= most) return null
  counts.set(key, count + 1)
  let hasLeft = false
  return () => {
    if (hasLeft) return
    hasLeft = true
    const left = (counts.get(key) ?? 1) - 1
    if (left > 0) counts.set(key, left)
    else counts.delete(key)
  }
}
