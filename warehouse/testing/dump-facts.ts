import { toRecords } from '../engine.ts'
import { FACTS } from '../schema/facts.ts'
import type { Warehouse } from '../warehouse.ts'

/** All facts, by table, in an order that does not depend on how they were written. */
export async function dumpFacts(warehouse: Warehouse): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {}
  for (const table of FACTS) {
    const columns = Object.keys(table.columns).map((name) => warehouse.dialect.quote(name))
    const rows = await warehouse.query(
      `select ${columns.join(', ')} from ${warehouse.dialect.table(table.name)}`,
    )
    dump[table.name] = toRecords(rows)
      .map((row) => JSON.stringify(row))
      .sort()
  }
  return dump
}
