/**
 * Reads a Parquet file for ingest: in an instance of its own, so that it neither waits for the warehouse nor
 * needs a DuckDB warehouse at all. Parquet is linked in; nothing is fetched.
 */
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import { DeskmetryError } from '../../../domain/public.ts'

export interface ParquetFile {
  readonly columns: readonly string[]
  /** Rows in file order; values as JSON has them: instants as ISO text, 64-bit integers as text when too large. */
  readonly batches: AsyncIterable<readonly (readonly unknown[])[]>
}

const MEMORY_LIMIT = '400MB'

/** @throws DeskmetryError FILE_UNREADABLE when the file is no Parquet */
export async function readParquet(path: string): Promise<ParquetFile> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: MEMORY_LIMIT,
    threads: '1',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection = await instance.connect()
  const close = () => {
    connection.closeSync()
    instance.closeSync()
  }
  const source = `read_parquet('${path.replaceAll("'", "''")}')`
  try {
    const described = await connection.runAndReadAll(`describe select * from ${source}`)
    const columns = described.getRows().map(([name, type]) => ({
      name: String(name),
      type: String(type),
    }))
    const sql = `select ${columns.map(readable).join(', ')} from ${source}`
    return {
      columns: columns.map(({ name }) => name),
      batches: batchesOf(connection, { sql, path, columns, close }),
    }
  } catch (cause) {
    close()
    throw unreadable(path, cause)
  }
}

interface ParquetQuery {
  readonly sql: string
  readonly path: string
  readonly columns: readonly { readonly type: string }[]
  readonly close: () => void
}

async function* batchesOf(
  connection: DuckDBConnection,
  { sql, path, columns, close }: ParquetQuery,
): AsyncGenerator<readonly (readonly unknown[])[]> {
  const nested = columns.map(({ type }) => isNested(type))
  try {
    const result = await connection.stream(sql)
    for (;;) {
      const chunk = await result.fetchChunk()
      if (chunk === null || chunk.rowCount === 0) return
      yield chunk
        .getRows()
        .map((row) => row.map((value, index) => toJson(value, nested[index] === true)))
    }
  } catch (cause) {
    throw unreadable(path, cause)
  } finally {
    close()
  }
}

/** Kinds of value that JSON lacks are written as text by the engine. */
function readable({ name, type }: { readonly name: string; readonly type: string }): string {
  const column = `"${name.replaceAll('"', '""')}"`
  if (type === 'TIMESTAMP WITH TIME ZONE') {
    return `strftime(make_timestamp(epoch_us(${column})), '%Y-%m-%dT%H:%M:%S.%gZ')`
  }
  if (type.startsWith('TIMESTAMP')) return `strftime(${column}::timestamp, '%Y-%m-%d %H:%M:%S.%g')`
  if (isNested(type)) return `to_json(${column})::varchar`
  if (/^(VARCHAR|BOOLEAN|DOUBLE|FLOAT|U?(TINY|SMALL|BIG)?INT(EGER)?)$/.test(type)) return column
  return type.startsWith('DECIMAL') ? `${column}::double` : `${column}::varchar`
}

function isNested(type: string): boolean {
  return type.endsWith(']') || type.startsWith('STRUCT') || type.startsWith('MAP')
}

function toJson(value: DuckDBValue, isJson: boolean): unknown {
  if (typeof value === 'bigint') {
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  }
  return isJson && typeof value === 'string' ? JSON.parse(value) : value
}

function unreadable(file: string, cause: unknown): Error {
  const reason = cause instanceof Error ? (cause.message.split('\n', 1)[0] ?? '') : String(cause)
  const fix = 'Check that the file is whole and really Parquet.'
  return new DeskmetryError('FILE_UNREADABLE', { file, reason, fix }, { cause })
}
