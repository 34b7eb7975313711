import { warehouseState } from '../../schema/state.ts'
import type { ClickHouse } from './database.ts'

/** Writes a value of the warehouse's state; of two writers of one name the later stands. */
export async function putState(db: ClickHouse, name: string, value: string): Promise<void> {
  const versions = await db.query(
    `select coalesce(max(version), 0) as version from "${warehouseState.name}"`,
  )
  const version = Number(versions.columns['version']?.[0] ?? 0) + 1
  await db.insert(warehouseState.name, [{ name, value, version }])
}

/** The greatest load that has left an event. A load that broke off counts: its repetition gets the next number. */
export async function readLoaded(db: ClickHouse): Promise<number> {
  const loads = await db.query(`select coalesce(max(load_no), 0) as load_no from events`)
  return Number(loads.columns['load_no']?.[0] ?? 0)
}
