import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type DuckDb, openDuckDb } from '../duckdb/database.ts'

/** The DuckDB that works for a ClickHouse warehouse: nothing of it outlives the process. */
export interface Staging {
  readonly db: DuckDb
  readonly feed: DuckDBConnection
  readonly sink: DuckDBConnection
  /** A file for rows on their way. */
  fileOf(name: string): string
  close(): Promise<void>
}

export interface StagingOptions {
  readonly dir: string
  readonly memoryLimitMb: number
  readonly threads: number
}

export async function openStaging(options: StagingOptions): Promise<Staging> {
  await mkdir(options.dir, { recursive: true })
  const db = await openDuckDb({
    path: ':memory:',
    tempDir: join(options.dir, 'spill'),
    memoryLimitMb: options.memoryLimitMb,
    threads: options.threads,
  })
  const feed = await db.connect()
  const sink = await db.connect()
  await sink.run(`attach ':memory:' as work`)
  let files = 0
  return {
    db,
    feed,
    sink,
    fileOf: (name) => join(options.dir, `${name.replaceAll(/\W/g, '_')}-${files++}.parquet`),
    async close() {
      feed.closeSync()
      sink.closeSync()
      await db.close()
    },
  }
}
