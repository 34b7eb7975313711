import { toRecords, type Reader } from './engine.ts'
import { FOLDED, LOADED } from './schema/state.ts'
import type { SourceHealth, WarehouseHealth } from './warehouse.ts'

/** How many events of which sources there are, and how far they are folded. The same SQL on both engines. */
export async function readHealth(reader: Reader): Promise<WarehouseHealth> {
  const { dialect: d } = reader
  const rows = await reader.query(
    `select source, count(*) as events, count(case_id) as case_events, max(occurred_at) as last_occurred_at, max(received_at) as last_received_at
    from ${d.table('events')} group by source order by source`,
  )
  const sources = toRecords(rows) as unknown as SourceHealth[]
  return {
    engine: d.name,
    events: sources.reduce((sum, { events }) => sum + events, 0),
    sources,
    loaded_load: Number((await readState(reader, LOADED)) ?? 0),
    folded_load: Number((await readState(reader, FOLDED)) ?? 0),
  }
}

/** A value of the warehouse's state, or null. */
export async function readState(reader: Reader, name: string): Promise<string | null> {
  const { dialect: d } = reader
  const rows = await reader.query(
    `select value from ${d.table('warehouse_state')} where name = ${d.param('name', 'id')}`,
    { name },
  )
  const value = rows.columns['value']?.[0]
  return typeof value === 'string' ? value : null
}
