import { type Clock, DeskmetryError } from '../../domain/public.ts'

/** How many bytes may come from one network address: a limit per visitor is none to who makes new visitors. */
export interface UploadQuota {
  /** Counts bytes before they are read. @throws TOO_MANY_REQUESTS */
  charge(address: string, bytes: number): void
}

/** Of one address within `HOUR_MS`; an office shares one. */
export const MOST_UPLOADED_BYTES = 500 * 1024 * 1024
const HOUR_MS = 3_600_000
/** Past so many addresses, those whose hour is over are forgotten first. */
const MANY_ADDRESSES = 1_000

interface Spent {
  readonly until: number
  readonly bytes: number
}

/** Held by one process, as the limits of requests are. */
export function createUploadQuota(clock: Pick<Clock, 'now'>): UploadQuota {
  const spent = new Map<string, Spent>()
  return {
    charge(address, bytes) {
      const now = clock.now()
      if (spent.size >= MANY_ADDRESSES) forgetOver(spent, now)
      const known = spent.get(address)
      const before =
        known === undefined || known.until <= now ? { until: now + HOUR_MS, bytes: 0 } : known
      if (before.bytes + bytes > MOST_UPLOADED_BYTES) {
        const secs = Math.ceil((before.until - now) / 1_000)
        throw new DeskmetryError('TOO_MANY_REQUESTS', { secs })
      }
      spent.set(address, { until: before.until, bytes: before.bytes + bytes })
    },
  }
}

function forgetOver(spent: Map<string, Spent>, now: number): void {
  for (const [address, { until }] of spent) if (until <= now) spent.delete(address)
}
