import type { Clock } from '../../domain/public.ts'

/**
 * How many frames a client may send: so many a second for as long as it likes, and a burst after a pause, since a
 * client that comes back follows all its cases at once.
 */
export interface FrameBudget {
  /** Takes one frame. `over`: refuse it and say so; `flood`: it was told often enough, end the socket. */
  take(): 'ok' | 'over' | 'flood'
}

export const FRAMES_PER_SEC = 20
const BURST = 120
/** Refused before the socket ends. */
const PATIENCE = 200
/** Refusals that time forgives: what is let through in between forgives none. */
const FORGIVEN_PER_SEC = 2

export function createFrameBudget(clock: Clock): FrameBudget {
  let left = BURST
  let at = clock.now()
  let refused = 0
  return {
    take() {
      const now = clock.now()
      const secs = Math.max(0, now - at) / 1_000
      left = Math.min(BURST, left + secs * FRAMES_PER_SEC)
      refused = Math.max(0, refused - secs * FORGIVEN_PER_SEC)
      at = now
      if (left >= 1) {
        left -= 1
        return 'ok'
      }
      refused += 1
      return refused > PATIENCE ? 'flood' : 'over'
    },
  }
}
