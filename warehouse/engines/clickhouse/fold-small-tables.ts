import { placeOf } from '../../../domain/public.ts'
import { toRecords } from '../../engine.ts'
import type { LoadedEvent } from '../../fold/directory-history.ts'
import { foldDirectory } from '../../fold/fold-directory.ts'
import type { ClickHouse } from './database.ts'
import type { ClickHouseFoldTools } from './fold-anew.ts'

const CUSTOMER_PLACES = [placeOf('customer.updated'), placeOf('customer.erased')].join(', ')
const SLICE = 20_000
/** Customers that are read at once, by a part of their ids. */
const EVENTS_PER_PART = 50_000

/** Rows that JavaScript folded, with the load they know as their version. */
export async function insertVersioned(
  db: ClickHouse,
  table: string,
  rows: readonly object[],
  version: number,
): Promise<void> {
  for (let from = 0; from < rows.length; from += SLICE) {
    await db.insert(
      table,
      rows.slice(from, from + SLICE).map((row) => ({ ...row, version })),
    )
  }
}

/**
 * Rows of customers, a part of them at a time.
 * @param scope a condition on the events; all events of a customer must fulfil it, or none
 */
export async function insertCustomers(
  { db, reader, upTo }: ClickHouseFoldTools,
  target: string,
  scope: string,
): Promise<void> {
  const condition = `place in (${CUSTOMER_PLACES}) and customer_id is not null and ${scope}`
  const counted = await reader.query(`select count(*) as n from events where ${condition}`)
  const parts = Math.ceil(Number(counted.columns['n']?.[0] ?? 0) / EVENTS_PER_PART)
  for (let part = 0; part < parts; part++) {
    const rows = await reader.query(
      `select event_id, type, occurred_at, seq, source, customer_id, data, load_no from events
        where ${condition} and cityHash64(customer_id) % ${parts} = ${part}`,
    )
    const events = toRecords(rows).map(
      (row) =>
        ({ ...row, data: JSON.parse(String(row['data'])) as unknown }) as unknown as LoadedEvent,
    )
    await insertVersioned(db, target, foldDirectory(events), upTo)
  }
}
