import { Counter, Gauge, type Registry } from 'prom-client'
import { openSpool, type Spool } from '../ingest/public.ts'
import { readEventKeys, readEventsByKey } from '../warehouse/public.ts'
import type { Rooms } from './rooms.ts'

/** The spool over this server's rooms, with what it tells Prometheus. */
export async function openMeteredSpool(rooms: Rooms, meter: Registry): Promise<Spool> {
  const { dataDir, warehouse, store, clock } = rooms
  const accepted = new Counter({
    name: 'deskmetry_events_accepted_total',
    help: 'Events accepted over HTTP since the start.',
    registers: [meter],
  })
  const spool = await openSpool({
    dir: dataDir.spoolDir,
    warehouse,
    store,
    clock,
    stored: {
      keys: (part) => readEventKeys(warehouse, part),
      byKey: (keys) => readEventsByKey(warehouse, keys),
    },
    onAccepted: (events) => {
      accepted.inc(events.length)
    },
  })
  new Gauge({
    name: 'deskmetry_spool_lag_secs',
    help: 'Age of the oldest accepted event that is not loaded yet, in seconds.',
    registers: [meter],
    collect() {
      const oldest = spool.health().oldest_at
      this.set(oldest === null ? 0 : Math.max(0, clock.now() - oldest) / 1_000)
    },
  })
  return spool
}
