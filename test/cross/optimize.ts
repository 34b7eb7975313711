import { facts } from '../../warehouse/public.ts'
import type { ClickHouseDatabase } from '../clickhouse-server/public.ts'

export const FACT_NAMES: readonly string[] = facts.FACTS.map((table) => table.name)

/** Lets ClickHouse merge every part of these tables now, as it does some day by itself. */
export async function optimize(
  { url, database }: ClickHouseDatabase,
  tables: readonly string[],
): Promise<void> {
  for (const table of tables) {
    const sql = `optimize table ${database}.${table} final`
    const response = await fetch(url, {
      method: 'POST',
      body: sql,
      headers: { connection: 'close' },
    })
    if (!response.ok) throw new Error(await response.text())
  }
}
