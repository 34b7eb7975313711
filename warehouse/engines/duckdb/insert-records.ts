import type { DuckDBConnection } from '@duckdb/node-api'
import { DUCKDB_TYPES } from '../../dialects/duckdb.ts'
import type { RowOf, Table } from '../../schema/column.ts'

const SLICE = 5_000

/** Inserts whole rows, for the small tables that JavaScript folds. */
export async function insertRecords<T extends Table>(
  connection: DuckDBConnection,
  { table, target = table.name }: { readonly table: T; readonly target?: string },
  rows: readonly RowOf<T>[],
): Promise<void> {
  const shape = Object.entries(table.columns).map(
    ([name, { kind }]) => `${name} ${DUCKDB_TYPES[kind]}`,
  )
  for (let from = 0; from < rows.length; from += SLICE) {
    await connection.run(
      `insert into "${target}" select unnest(cast(cast($rows as json) as struct(${shape.join(', ')})[]), max_depth := 2)`,
      { rows: JSON.stringify(rows.slice(from, from + SLICE)) },
    )
  }
}
