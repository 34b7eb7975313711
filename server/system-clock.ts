import { randomBytes } from 'node:crypto'
import type { Clock } from '../domain/public.ts'

/** The real time. Made here and handed to everyone else. */
export const systemClock: Clock = { now: () => Date.now() }

/** Bytes nobody can guess, for secrets and ids. */
export const systemRandomBytes = (size: number): Uint8Array => randomBytes(size)
