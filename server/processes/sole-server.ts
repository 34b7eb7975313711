import { hostname } from 'node:os'
import { type Clock, DeskmetryError } from '../../domain/public.ts'
import {
  acquireLease,
  type Lease,
  readLease,
  releaseLease,
  renewLease,
  type Store,
} from '../../store/public.ts'

const NAME = 'sole-server'
const TTL_MS = 15_000
const RENEW_EVERY_MS = 5_000

export interface SoleServer {
  release(): Promise<void>
}

/**
 * For a server whose warehouse is its own while its application database could be shared: a second server would
 * tell half of what happens to a warehouse of its own. One of the same data directory was this one before a crash,
 * since that directory has one living holder.
 * @throws SECOND_SERVER
 */
export async function beSoleServer(
  store: Store,
  { clock, dataDir }: { readonly clock: Clock; readonly dataDir: string },
): Promise<SoleServer> {
  const holder = `${hostname()}:${dataDir}`
  const before = await readLease(store, NAME)
  if (before?.holder === holder) await releaseLease(store, before)
  const request = { name: NAME, holder, ttl_ms: TTL_MS }
  const lease: Lease | null = await acquireLease(store, request, clock)
  if (lease === null) {
    const other = await readLease(store, NAME)
    throw new DeskmetryError('SECOND_SERVER', { holder: other?.holder ?? 'of another machine' })
  }
  const renewing = setInterval(() => {
    renewLease(store, lease, { ttl_ms: TTL_MS, clock }).catch(() => undefined)
  }, RENEW_EVERY_MS)
  renewing.unref()
  return {
    async release() {
      clearInterval(renewing)
      await releaseLease(store, lease)
    },
  }
}
