import type { Clock } from '../../domain/public.ts'
import type { Warehouse } from '../../warehouse/public.ts'

/** The instant up to which data has arrived, epoch ms; null: none has. */
export type DataUntil = () => Promise<number | null>

const KEPT_MS = 5_000

/** Reads it at most every few seconds: it is asked with every query and looks at every event. */
export function createDataUntil(warehouse: Warehouse, clock: Clock): DataUntil {
  let readAt = Number.NEGATIVE_INFINITY
  let value: Promise<number | null> = Promise.resolve(null)
  return () => {
    if (clock.now() - readAt >= KEPT_MS) {
      readAt = clock.now()
      value = latestOf(warehouse, clock)
      value.catch(() => {
        readAt = Number.NEGATIVE_INFINITY
      })
    }
    return value
  }
}

/** An event dated ahead says nothing about what has arrived. */
async function latestOf(warehouse: Warehouse, clock: Clock): Promise<number | null> {
  const { sources } = await warehouse.health()
  // People who come and go, and what was set up, are not data yet: there is nothing to measure.
  if (sources.every(({ case_events }) => case_events === 0)) return null
  return Math.min(clock.now(), Math.max(...sources.map((source) => source.last_occurred_at)))
}
