import {
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  DOUBLE,
  INTEGER,
  UTINYINT,
} from '@duckdb/node-api'
import type {
  NumberColumn,
  StagedColumn,
  StagedRows,
  StagedTable,
} from '../../../fold/fact-columns.ts'
import { itemsOf } from './vector-items.ts'

const CHUNK_ROWS = 2048

/** The staging table of a fact table in the database `work`: `case_ix`, then numbers. */
export function createStage({ name, columns }: StagedTable): string {
  const types = columns.map((column) => `"${column.name}" ${sqlType(column)}`)
  return `create or replace table work.${stageOf(name)} (case_ix integer, ${types.join(', ')})`
}

export const stageOf = (table: string) => `stage_${table}`

/**
 * Appends columns of numbers to a staging table, whole vectors at a time. An appender costs some milliseconds to
 * open and close, so several batches go in one.
 */
export async function appendColumns(
  connection: DuckDBConnection,
  table: StagedTable,
  batches: readonly StagedRows[],
): Promise<void> {
  if (batches.every(({ rows }) => rows === 0)) return
  const types: DuckDBType[] = [INTEGER, ...table.columns.map(vectorType)]
  const appender = await connection.createAppender(stageOf(table.name), 'main', 'work')
  for (const { rows, columns } of batches) {
    for (let from = 0; from < rows; from += CHUNK_ROWS) {
      const to = Math.min(from + CHUNK_ROWS, rows)
      const chunk = DuckDBDataChunk.create(types, to - from)
      columns.forEach((column, index) => copy(chunk, index, column.subarray(from, to)))
      appender.appendDataChunk(chunk)
    }
    // The event loop serves others in between: it is held for some milliseconds at most.
    await new Promise((resolve) => setImmediate(resolve))
  }
  appender.closeSync()
}

function copy(chunk: DuckDBDataChunk, index: number, column: NumberColumn): void {
  const vector = chunk.getColumnVector(index)
  itemsOf(vector).set(column)
  vector.flush()
}

function vectorType({ encoding }: StagedColumn): DuckDBType {
  if (encoding === 'number') return DOUBLE
  return encoding === 'flag' ? UTINYINT : INTEGER
}

function sqlType({ encoding }: StagedColumn): string {
  if (encoding === 'number') return 'double'
  return encoding === 'flag' ? 'utinyint' : 'integer'
}
