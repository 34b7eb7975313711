import {
  type DuckDBDataChunk,
  type DuckDBResult,
  DuckDBBigIntVector,
  DuckDBDecimalValue,
  DuckDBListValue,
  type DuckDBValue,
} from '@duckdb/node-api'
import type { Rows, Value } from '../../engine.ts'

/** Reads a whole answer. Chunks are converted as they come, so the engine's memory is freed on the way. */
export async function readRows(result: DuckDBResult): Promise<Rows> {
  const names = result.deduplicatedColumnNames()
  const lists: Value[][] = names.map(() => [])
  let count = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) break
    count += chunk.rowCount
    lists.forEach((list, index) => readColumn(chunk, index, list))
  }
  return {
    names,
    columns: Object.fromEntries(names.map((name, index) => [name, lists[index] ?? []])),
    count,
  }
}

function readColumn(chunk: DuckDBDataChunk, index: number, into: Value[]): void {
  const vector = chunk.getColumnVector(index)
  const rows = chunk.rowCount
  if (vector instanceof DuckDBBigIntVector) {
    for (let row = 0; row < rows; row++) {
      const value = vector.getItem(row)
      into.push(value === null ? null : Number(value))
    }
    return
  }
  for (let row = 0; row < rows; row++) into.push(toValue(vector.getItem(row)))
}

function toValue(value: DuckDBValue): Value {
  switch (typeof value) {
    case 'string':
    case 'number':
    case 'boolean':
      return value
    case 'bigint':
      return Number(value)
    default:
      if (value === null) return null
      if (value instanceof DuckDBDecimalValue) return value.toDouble()
      if (value instanceof DuckDBListValue) return value.items.map(toValue)
      throw new Error(
        `a query must answer text, numbers, flags or lists of them, not ${String(value)}`,
      )
  }
}
