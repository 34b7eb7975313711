import { DUCKDB_TYPES } from '../../dialects/duckdb.ts'
import { standard } from '../../dialects/standard.ts'
import type { Column, Table } from '../../schema/column.ts'

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

/** A column that came later: rows of before have null, or nothing of its kind when it may not be null. */
export function addColumn(table: Table, name: string): string {
  const column = table.columns[name]
  if (column === undefined) throw new Error(`${table.name} declares no column ${name}`)
  const fallback = column.nullable ? '' : ` default ${emptyOf(column)}`
  return `alter table ${standard.quote(table.name)} add column ${standard.quote(name)} ${DUCKDB_TYPES[column.kind]}${fallback}`
}

function emptyOf({ kind }: Column): string {
  if (kind === 'refs') return '[]'
  if (kind === 'flag') return 'false'
  return kind === 'ref' || kind === 'id' || kind === 'text' ? `''` : '0'
}
