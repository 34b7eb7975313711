/**
 * The one way of events into a warehouse, for both engines: a file is staged by DuckDB, compared with what is
 * known, and what is new is handed to the store.
 */
import type { DuckDBConnection } from '@duckdb/node-api'
import type { Cursor, LoadResult } from '../../../load/load-result.ts'
import { readLinesOf } from '../../../load/read-lines-of.ts'
import { readRows } from '../read-rows.ts'
import { readCanonicalSql, stageCanonicalSql } from './canonical-sql.ts'
import { passOverKnown } from './known-events.ts'
import { readLinesSql, stageRawSql } from './raw-sql.ts'

/** Where the events of a warehouse lie, seen from the staging connection. */
export interface EventStore {
  /** Fills temp table `stored` (known-events.ts) with the stored events that have a key of `staged`. */
  findStored(connection: DuckDBConnection): Promise<void>
  /** Stores the rows of `staged` that are not in `passed_over`, all or none, and the cursor with them. */
  storeFresh(connection: DuckDBConnection, load: StoredLoad): Promise<void>
}

export interface StoredLoad {
  /** Epoch ms. */
  readonly receivedAt: number
  readonly count: number
  readonly cursor: Cursor | undefined
}

export interface SegmentFile {
  readonly path: string
  /** Canonical: `load` trusts it. Raw: only rows that SQL can vouch for are loaded. */
  readonly form: 'canonical' | 'raw'
  /** The source of raw rows that name none. */
  readonly source: string
  readonly receivedAt: number
  readonly cursor: Cursor | undefined
}

export async function loadSegment(
  connection: DuckDBConnection,
  store: EventStore,
  file: SegmentFile,
): Promise<LoadResult> {
  if (file.form === 'raw') {
    await connection.run(readLinesSql(file.path))
    await connection.run(stageRawSql(file.source))
  } else {
    await connection.run(readCanonicalSql(file.path))
    await connection.run(stageCanonicalSql())
  }
  try {
    const staged = await countOf(connection, 'select count(*) from staged')
    await store.findStored(connection)
    const { duplicates, conflicts } = await passOverKnown(connection)
    const accepted = staged - duplicates - conflicts.length
    await store.storeFresh(connection, {
      receivedAt: file.receivedAt,
      count: accepted,
      cursor: file.cursor,
    })
    const unread = await numbersOf(
      connection,
      'select rowid from raw_lines where rowid not in (select row_no from staged) order by 1',
    )
    return {
      accepted,
      duplicates,
      conflicts: await readLinesOf(file.path, conflicts),
      unvouched: await readLinesOf(file.path, unread),
    }
  } finally {
    await connection.run(
      'drop table if exists stored; drop table if exists raw_lines; drop table if exists staged; drop table if exists pairs; drop table if exists passed_over',
    )
  }
}

async function countOf(connection: DuckDBConnection, sql: string): Promise<number> {
  return (await numbersOf(connection, sql))[0] ?? 0
}

async function numbersOf(connection: DuckDBConnection, sql: string): Promise<number[]> {
  const rows = await readRows(await connection.stream(sql))
  return (rows.columns[rows.names[0] ?? ''] ?? []).map(Number)
}
