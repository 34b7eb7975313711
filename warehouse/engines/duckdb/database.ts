/**
 * One DuckDB database of this process: a few connections that read, one that writes. Statements of one
 * connection run one after the other; writes wait for each other, reads never wait for a write (MVCC).
 */
import {
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from '@duckdb/node-api'
import { DeskmetryError } from '../../../domain/public.ts'
import type { Params, ParamValue } from '../../dialects/dialect.ts'
import type { Rows } from '../../engine.ts'
import { readRows } from './read-rows.ts'
import { toDeskmetryError } from './translate-error.ts'

export interface DuckDbOptions {
  /** The file; `:memory:` for tests. */
  readonly path: string
  /** Where sorts and joins spill. */
  readonly tempDir?: string
  /** DuckDB's own limit; the process takes some more. */
  readonly memoryLimitMb: number
  readonly threads: number
}

export interface DuckDb {
  /** One SELECT on a reading connection. */
  query(sql: string, params?: Params): Promise<Rows>
  /** Runs `work` alone on the writing connection. */
  write<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T>
  /** A connection of the caller's own (a long read, a temp table); hand it back with `closeSync`. */
  connect(): Promise<DuckDBConnection>
  close(): Promise<void>
}

const READERS = 3

/** @throws DeskmetryError WAREHOUSE_UNREACHABLE */
export async function openDuckDb(options: DuckDbOptions): Promise<DuckDb> {
  const instance = await openInstance(options)
  const connect = () => instance.connect()
  const idle: DuckDBConnection[] = []
  for (let n = 0; n < READERS; n++) idle.push(await connect())
  const readers = [...idle]
  const waiting: ((connection: DuckDBConnection) => void)[] = []
  const writer = await connect()
  let lastWrite: Promise<unknown> = Promise.resolve()

  const acquire = () => {
    const connection = idle.pop()
    if (connection !== undefined) return Promise.resolve(connection)
    return new Promise<DuckDBConnection>((resolve) => waiting.push(resolve))
  }
  const release = (connection: DuckDBConnection) => {
    const next = waiting.shift()
    if (next !== undefined) next(connection)
    else idle.push(connection)
  }
  const running = new Set<Promise<unknown>>()
  let isClosing = false
  const read = async (sql: string, params: Params): Promise<Rows> => {
    const connection = await acquire()
    try {
      return await readRows(
        await connection.stream(sql, toDuckDbValues(params), emptyListTypes(params)),
      )
    } catch (error) {
      throw toDeskmetryError(error, sql)
    } finally {
      release(connection)
    }
  }
  return {
    connect,
    async query(sql, params = {}) {
      if (isClosing) throw new DeskmetryError('STOPPING')
      const answer = read(sql, params)
      const settled = answer.catch(() => null)
      running.add(settled)
      try {
        return await answer
      } finally {
        running.delete(settled)
      }
    },
    write(work) {
      const turn = lastWrite.then(() => work(writer))
      lastWrite = turn.catch(() => undefined)
      return turn
    },
    async close() {
      isClosing = true
      await lastWrite
      // The driver ends the process when a connection closes under a query (verified on @duckdb/node-api 1.5.6).
      while (running.size > 0) await Promise.all(running)
      for (const connection of [...readers, writer]) connection.closeSync()
      instance.closeSync()
    },
  }
}

/** Values for named parameters; the dialect's placeholder casts each to its kind. */
export function toDuckDbValues(params: Params): Record<string, DuckDBValue> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, toValue(value)]))
}

/** An empty list has no type of its own; of texts it casts to any other. */
function emptyListTypes(params: Params): Record<string, DuckDBType> {
  return Object.fromEntries(
    Object.entries(params)
      .filter(([, value]) => Array.isArray(value) && value.length === 0)
      .map(([name]) => [name, LIST(VARCHAR)]),
  )
}

function toValue(value: ParamValue): DuckDBValue {
  return Array.isArray(value)
    ? listValue([...(value as readonly DuckDBValue[])])
    : (value as DuckDBValue)
}

async function openInstance(options: DuckDbOptions): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(options.path, {
      memory_limit: `${options.memoryLimitMb}MB`,
      threads: String(options.threads),
      ...(options.tempDir === undefined ? {} : { temp_directory: options.tempDir }),
      // json and parquet are linked in; nothing is ever fetched.
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      checkpoint_threshold: '512MB',
      // A staged row's place is its line's number.
      preserve_insertion_order: 'true',
    })
  } catch (error) {
    throw toDeskmetryError(error, `open ${options.path}`)
  }
}
