import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { duckdbDialect } from '../../dialects/duckdb.ts'
import { readCaseEvents } from '../../read-case-events.ts'
import { readHealth, readState } from '../../read-health.ts'
import { cursorName } from '../../schema/state.ts'
import type { Reader } from '../../engine.ts'
import type { Warehouse } from '../../warehouse.ts'
import { type DuckDb, openDuckDb } from './database.ts'
import { openDuckDbFolds } from './fold/duckdb-folds.ts'
import { clearHolder, heldError, writeHolder } from './holder.ts'
import { duckdbEventStore } from './load/duckdb-event-store.ts'
import { loadSegment, type SegmentFile } from './load/load-segment.ts'
import { migrate } from './migrate.ts'
import { toDeskmetryError } from './translate-error.ts'

export interface DuckDbWarehouseOptions {
  /** The folder of the database; made when missing. */
  readonly dir: string
  /** DuckDB's limit; the process takes about 0.6 GB beside it in a rebuild. Default 1000. */
  readonly memoryLimitMb?: number
  /** Default 2. */
  readonly threads?: number
  /** Said to a second process that finds the folder held. */
  readonly url?: string
}

/**
 * Opens the embedded warehouse, and brings it to this version's schema.
 * @throws DeskmetryError DATA_DIR_HELD, WAREHOUSE_UNREACHABLE, WAREHOUSE_NEWER
 */
export async function openDuckDbWarehouse(options: DuckDbWarehouseOptions): Promise<Warehouse> {
  await mkdir(options.dir, { recursive: true })
  const path = join(options.dir, 'warehouse.duckdb')
  const db = await openHeld(path, options)
  await writeHolder(path, { pid: process.pid, url: options.url ?? null })
  const reader: Reader = {
    dialect: duckdbDialect,
    query: (sql, params) => db.query(sql, params),
  }
  const folds = await openDuckDbFolds(db, reader)
  const load = (file: SegmentFile) =>
    db.write(async (connection) => {
      try {
        return await loadSegment(connection, duckdbEventStore, file)
      } catch (error) {
        throw toDeskmetryError(error, `load ${file.path}`)
      }
    })
  return {
    ...reader,
    load: ({ path, receivedAt, cursor }) =>
      load({ path, receivedAt, cursor, form: 'canonical', source: '' }),
    loadRaw: ({ path, receivedAt, cursor, source }) =>
      load({ path, receivedAt, cursor, form: 'raw', source }),
    readCursor: (name) => readState(reader, cursorName(name)),
    refresh: (refreshOptions) => folds.refresh(refreshOptions),
    rebuild: (rebuildOptions) => folds.rebuild(rebuildOptions),
    health: () => readHealth(reader),
    caseEvents: (caseId) => readCaseEvents(reader, caseId),
    async close() {
      await folds.close()
      await db.close()
      await clearHolder(path)
    },
  }
}

async function openHeld(path: string, options: DuckDbWarehouseOptions): Promise<DuckDb> {
  let db: DuckDb
  try {
    db = await openDuckDb({
      path,
      tempDir: join(options.dir, 'spill'),
      memoryLimitMb: options.memoryLimitMb ?? 1000,
      threads: options.threads ?? 2,
    })
  } catch (error) {
    throw (await heldError(path, options.dir, error)) ?? error
  }
  try {
    await db.write(migrate)
    // Work tables: seen by all connections, gone with the process, spilled when they are large.
    await db.write((connection) => connection.run(`attach ':memory:' as work`))
    return db
  } catch (error) {
    await db.close()
    throw toDeskmetryError(error, 'migrate')
  }
}
