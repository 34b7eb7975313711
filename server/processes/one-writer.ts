import { setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../domain/public.ts'
import {
  acquireLease,
  type Lease,
  releaseLease,
  renewLease,
  type Store,
} from '../../store/public.ts'
import type { Warehouse } from '../../warehouse/public.ts'

const NAME = 'warehouse-writer'
/** After a process died in the middle of its writing, the next one waits so long. */
const TTL_MS = 30_000
const RENEW_EVERY_MS = 10_000
const ASK_EVERY_MS = 100

/**
 * The warehouse of a server that shares it with other processes: one of them writes at a time, since loads are
 * numbered and facts are folded on what stands. Reading waits for nobody.
 * @param holder unique per process and start
 */
export function withOneWriter(
  warehouse: Warehouse,
  {
    store,
    clock,
    holder,
  }: { readonly store: Store; readonly clock: Clock; readonly holder: string },
): Warehouse {
  let turns = Promise.resolve()

  /** In this process one after the other, then among the processes by the lease. */
  function alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = turns.then(() => underLease(work))
    turns = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  async function underLease<T>(work: () => Promise<T>): Promise<T> {
    const request = { name: NAME, holder, ttl_ms: TTL_MS }
    let lease: Lease | null = await acquireLease(store, request, clock)
    while (lease === null) {
      await sleep(ASK_EVERY_MS)
      lease = await acquireLease(store, request, clock)
    }
    const held = lease
    const renewing = setInterval(() => {
      // A failure is that of the database, and the next attempt comes; what is written under it goes on.
      renewLease(store, held, { ttl_ms: TTL_MS, clock }).catch(() => undefined)
    }, RENEW_EVERY_MS)
    try {
      return await work()
    } finally {
      clearInterval(renewing)
      await releaseLease(store, held)
    }
  }

  return {
    ...warehouse,
    load: (segment) => alone(() => warehouse.load(segment)),
    loadRaw: (segment) => alone(() => warehouse.loadRaw(segment)),
    refresh: (options) => alone(() => warehouse.refresh(options)),
    rebuild: (options) => alone(() => warehouse.rebuild(options)),
  }
}
