import type { DuckDBConnection, DuckDBDataChunk } from '@duckdb/node-api'
import { BATCH_COLUMNS, type EventBatch } from '../../../fold/event-batch.ts'
import { itemsOf } from './vector-items.ts'

/** Enough rows that a message to the worker is worth it, few enough that none is waited for. */
const BATCH_ROWS = 16 * 2048

type Columns = Record<(typeof BATCH_COLUMNS)[number], Int32Array | Float64Array>

/** Runs `sql` (input-sql.ts) and gives its rows in batches. Numbers are copied as whole vectors. */
export async function* readBatches(
  connection: DuckDBConnection,
  sql: string,
): AsyncGenerator<EventBatch> {
  const result = await connection.stream(sql)
  let filling = emptyBatch()
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    if (filling.rows + chunk.rowCount > BATCH_ROWS) {
      yield toBatch(filling)
      filling = emptyBatch()
    }
    fill(filling, chunk)
  }
  if (filling.rows > 0) yield toBatch(filling)
}

interface Filling {
  rows: number
  readonly columns: Columns
  readonly data: (string | null)[]
}

function emptyBatch(): Filling {
  const columns = Object.fromEntries(
    BATCH_COLUMNS.map((name) => [
      name,
      name === 'at' || name === 'messageKey'
        ? new Float64Array(BATCH_ROWS)
        : new Int32Array(BATCH_ROWS),
    ]),
  ) as Columns
  return { rows: 0, columns, data: [] }
}

function fill(filling: Filling, chunk: DuckDBDataChunk): void {
  BATCH_COLUMNS.forEach((name, index) => {
    filling.columns[name].set(itemsOf(chunk.getColumnVector(index)), filling.rows)
  })
  const data = chunk.getColumnVector(BATCH_COLUMNS.length)
  for (let row = 0; row < chunk.rowCount; row++) {
    filling.data.push(data.getItem(row) as string | null)
  }
  filling.rows += chunk.rowCount
}

function toBatch({ rows, columns, data }: Filling): EventBatch {
  return { rows, data, ...columns } as EventBatch
}
