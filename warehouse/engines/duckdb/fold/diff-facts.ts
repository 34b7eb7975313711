import type { DuckDBConnection } from '@duckdb/node-api'
import { type Rows, toRecords } from '../../../engine.ts'
import type { ColumnDiff, TableDiff } from '../../../fold/refresh-result.ts'
import type { Table } from '../../../schema/column.ts'
import { readRows } from '../read-rows.ts'

const EXAMPLES = 3

/** What differs between a fact table and its successor; null: nothing does, to the byte. */
export async function diffFacts(
  connection: DuckDBConnection,
  table: Table,
  successor: string,
): Promise<TableDiff | null> {
  const read = async (sql: string): Promise<Rows> => readRows(await connection.stream(sql))
  const sum = (name: string) =>
    read(`select count(*) as n, cast(bit_xor(hash(t)) as varchar) as h from "${name}" as t`)
  const [before, after] = [await sum(table.name), await sum(successor)]
  if (JSON.stringify(before.columns) === JSON.stringify(after.columns)) return null
  const names = Object.keys(table.columns).filter((name) => !table.key.includes(name))
  const on = table.key.map((key) => `o."${key}" = n."${key}"`).join(' and ')
  const joined = `"${table.name}" as o full join "${successor}" as n on ${on}`
  const first = table.key[0] ?? ''
  const both = `o."${first}" is not null and n."${first}" is not null`
  const changed = (name: string) => `o."${name}" is distinct from n."${name}"`
  const [counts] = toRecords(
    await read(`select
      count(*) filter (where o."${first}" is null) as added,
      count(*) filter (where n."${first}" is null) as removed,
      ${names.map((name) => `count(*) filter (where ${both} and ${changed(name)}) as "c_${name}"`).join(', ')}
      from ${joined}`),
  )
  const key = table.key
    .map((name) => `coalesce(cast(o."${name}" as varchar), '')`)
    .join(` || ' ' || `)
  const columns: ColumnDiff[] = []
  for (const name of names) {
    const count = Number(counts?.[`c_${name}`] ?? 0)
    if (count === 0) continue
    const examples = toRecords(
      await read(`select ${key} as key, coalesce(cast(o."${name}" as varchar), 'null') as before,
        coalesce(cast(n."${name}" as varchar), 'null') as after
        from ${joined} where ${both} and ${changed(name)} order by key limit ${EXAMPLES}`),
    )
    columns.push({ table: table.name, column: name, changed: count, examples: examples as never })
  }
  return {
    table: table.name,
    rows: Number(after.columns['n']?.[0] ?? 0),
    added: Number(counts?.['added'] ?? 0),
    removed: Number(counts?.['removed'] ?? 0),
    columns,
  }
}
