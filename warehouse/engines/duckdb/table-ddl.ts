import { DUCKDB_TYPES } from '../../dialects/duckdb.ts'
import { standard } from '../../dialects/standard.ts'
import type { Table } from '../../schema/column.ts'

/**
 * `create table` of a schema table. Keys are not declared: DuckDB would keep an index of every key in memory,
 * and rows are unique by the way they are written.
 */
export function createTable(table: Table, name = table.name): string {
  const columns = Object.entries(table.columns).map(
    ([column, { kind, nullable }]) =>
      `  ${standard.quote(column)} ${DUCKDB_TYPES[kind]}${nullable ? '' : ' not null'}`,
  )
  return `create table ${standard.quote(name)} (\n${columns.join(',\n')}\n)`
}
