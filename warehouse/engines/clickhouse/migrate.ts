import { DeskmetryError } from '../../../domain/public.ts'
import { missingSchema } from '../../schema/missing-schema.ts'
import { TABLES } from '../../schema/tables.ts'
import type { ClickHouse } from './database.ts'
import { addColumn, type ClusterName, createTable } from './table-ddl.ts'
import { WORK_TABLES } from './work-tables.ts'

/** Columns that every table has beside its own. */
const OWN = ['version', 'is_deleted']

/**
 * Brings a database to the declared schema: missing tables and columns are added. ClickHouse has no transaction
 * over DDL; each step stands for itself, and the next start goes on where one ended.
 * @throws DeskmetryError WAREHOUSE_NEWER when it has columns that this version does not know
 */
export async function migrate(db: ClickHouse, cluster: ClusterName): Promise<void> {
  const rows = await db.query(
    `select table as table_name, name as column_name from system.columns where database = currentDatabase()`,
  )
  const missing = missingSchema(TABLES, rows, OWN)
  if (missing.unknown.length > 0) {
    throw new DeskmetryError('WAREHOUSE_NEWER', { migration: missing.unknown.join(', ') })
  }
  for (const table of missing.tables) {
    for (const sql of createTable(table, cluster)) await db.exec(sql)
  }
  for (const { table, column } of missing.columns) {
    for (const sql of addColumn(table, column, cluster)) await db.exec(sql)
  }
  for (const sql of WORK_TABLES) await db.exec(sql)
}
