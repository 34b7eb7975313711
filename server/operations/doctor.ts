import { z } from 'zod'
import { setupStatusOf } from '../../accounts/public.ts'
import { type DataHealth, readDataHealth } from '../../ingest/public.ts'
import type { ProxyWatch } from '../http/proxy-watch.ts'
import { hasSpool } from '../rooms.ts'
import { operation } from './operation.ts'

export interface RoomsHealth {
  readonly store: 'sqlite' | 'postgres'
  readonly warehouse: 'duckdb' | 'clickhouse'
  readonly needs_setup: boolean
  /** Epoch ms, of the process that looked. */
  readonly now: number
  readonly data: DataHealth
  /** Why a proxy seems to stand before the server that it was not told of; null: none does. */
  readonly proxy: ReturnType<ProxyWatch['sign']>
}

/** What can be told only with the engines open; that they opened says their schemas are this version's. */
export const doctorOperation = operation<unknown, never, RoomsHealth>({
  name: 'doctor',
  input: z.unknown(),
  async run(rooms) {
    const { store, warehouse, accounts, clock, proxyWatch } = rooms
    const spool = hasSpool(rooms) ? rooms.spool : null
    return {
      store: store.dialect,
      warehouse: warehouse.dialect.name,
      needs_setup: (await setupStatusOf(accounts)).needed,
      now: clock.now(),
      data: await readDataHealth({ warehouse, store, clock, spool }),
      proxy: proxyWatch.sign(),
    }
  },
})
