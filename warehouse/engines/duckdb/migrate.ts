import type { DuckDBConnection } from '@duckdb/node-api'
import { DeskmetryError } from '../../../domain/public.ts'
import { missingSchema } from '../../schema/missing-schema.ts'
import { TABLES } from '../../schema/tables.ts'
import { KEY_PROBE } from '../../schema/state.ts'
import { getState, putState } from './load/duckdb-event-store.ts'
import { caseKeySql } from './load/event-key.ts'
import { inTransaction } from './transaction.ts'
import { readRows } from './read-rows.ts'
import { addColumn, createTable } from './table-ddl.ts'

/**
 * Brings a database to the declared schema: missing tables and columns are added, in one transaction.
 * @throws DeskmetryError WAREHOUSE_NEWER when it has columns that this version does not know
 */
export async function migrate(connection: DuckDBConnection): Promise<void> {
  const rows = await readRows(
    await connection.stream(
      `select table_name, column_name from duckdb_columns() where schema_name = 'main' and not internal`,
    ),
  )
  const missing = missingSchema(TABLES, rows)
  if (missing.unknown.length > 0) {
    throw new DeskmetryError('WAREHOUSE_NEWER', { migration: missing.unknown.join(', ') })
  }
  await connection.run('begin')
  for (const table of missing.tables) await connection.run(createTable(table))
  for (const { table, column } of missing.columns) await connection.run(addColumn(table, column))
  await connection.run('commit')
  await keepKeys(connection)
}

/** Case keys come from a hash that the next DuckDB may change: cases are then keyed anew. */
async function keepKeys(connection: DuckDBConnection): Promise<void> {
  const probe = `cast(${caseKeySql(`'deskmetry'`)} as varchar)`
  const rows = await readRows(await connection.stream(`select ${probe} as probe`))
  const now = String(rows.columns['probe']?.[0])
  const then = await getState(connection, KEY_PROBE)
  if (then === now) return
  await inTransaction(connection, async () => {
    if (then !== null) {
      await connection.run(`update events set case_key = ${caseKeySql('case_id')}`)
    }
    await putState(connection, KEY_PROBE, now)
  })
}
