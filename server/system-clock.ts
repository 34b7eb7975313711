import { randomBytes } from 'node:crypto'
import type { Clock } from '../domain/public.ts'

/** The real time. Made here and handed to everyone else. */
export const systemClock: Clock = { now: () => Date.now() }

/** A call of the system costs much more than the ten bytes of an id. */
const POOL_BYTES = 8_192
let pool = new Uint8Array(0)

/** Bytes nobody can guess, for secrets and ids; none is given twice. */
export const systemRandomBytes = (size: number): Uint8Array => {
  if (size > POOL_BYTES) return randomBytes(size)
  if (pool.length < size) pool = new Uint8Array(randomBytes(POOL_BYTES))
  const taken = pool.slice(0, size)
  pool.fill(0, 0, size)
  pool = pool.subarray(size)
  return taken
}
