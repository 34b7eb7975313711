import { acquireLease, type Lease, releaseLease, renewLease } from '../../store/public.ts'
import type { Rooms } from '../rooms.ts'

/** A job of which one runs, however many processes there are. */
export interface LeasedJob {
  /** Does the work if this process has the lease or can take it; else nothing. */
  take(work: () => Promise<void>): Promise<void>
  /** Lets the next process have it at once. */
  release(): Promise<void>
}

/** A process that died is followed after this time. */
const TTL_MS = 10_000

/** @param holder unique per process and start */
export function underLease(
  { store, clock }: Pick<Rooms, 'store' | 'clock'>,
  name: string,
  holder: string,
): LeasedJob {
  let lease: Lease | null = null
  return {
    async take(work) {
      const now = clock.now()
      if (lease === null) lease = await acquireLease(store, { name, holder, ttl_ms: TTL_MS }, clock)
      else if (lease.expires_at - now < TTL_MS / 2) {
        lease = await renewLease(store, lease, { ttl_ms: TTL_MS, clock })
      }
      if (lease !== null) await work()
    },
    async release() {
      if (lease !== null) await releaseLease(store, lease)
      lease = null
    },
  }
}
