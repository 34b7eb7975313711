import { openWarehouse } from '../../warehouse/public.ts'

/** The ids of all stored events, each as often as it is stored. Opening is part of the proof. */
export async function storedIds(dir: string): Promise<readonly string[]> {
  const warehouse = await openWarehouse({ duckdb: { dir } })
  try {
    const rows = await warehouse.query('select event_id from events')
    return (rows.columns['event_id'] ?? []).map(String)
  } finally {
    await warehouse.close()
  }
}
