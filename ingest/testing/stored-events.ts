import { eventKey, identityOf, keyNumber } from '../spool/event-key.ts'
import type { StoredEvents } from '../spool/known-events.ts'
import type { MemoryWarehouse } from './memory-warehouse.ts'

/** What a memory warehouse has stored, as the spool asks for it. */
export function storedEventsOf(warehouse: MemoryWarehouse): StoredEvents {
  return {
    keys: ({ part, parts }) => {
      if (warehouse.failure) return Promise.reject(warehouse.failure)
      const keys = [...warehouse.events.values()]
        .map((event) => eventKey(identityOf(event)))
        .filter((key) => Number(keyNumber(key) % BigInt(parts)) === part)
      return Promise.resolve({
        high: keys.map(({ high }) => high),
        low: keys.map(({ low }) => low),
      })
    },
    byKey: (keys) => {
      if (warehouse.failure) return Promise.reject(warehouse.failure)
      const wanted = new Set(keys)
      return Promise.resolve(
        [...warehouse.events.values()].filter((event) =>
          wanted.has(keyNumber(eventKey(identityOf(event)))),
        ),
      )
    },
  }
}
