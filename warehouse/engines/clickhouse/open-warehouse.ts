import { clickhouseDialect } from '../../dialects/clickhouse.ts'
import type { Reader } from '../../engine.ts'
import { readCaseEvents } from '../../read-case-events.ts'
import { readHealth, readState } from '../../read-health.ts'
import { cursorName } from '../../schema/state.ts'
import type { Warehouse } from '../../warehouse.ts'
import { loadSegment, type SegmentFile } from '../duckdb/load/load-segment.ts'
import { createClickHouseEventStore } from './clickhouse-event-store.ts'
import { createClickHouseFolds } from './clickhouse-folds.ts'
import { readLoaded } from './clickhouse-state.ts'
import { openClickHouse } from './database.ts'
import { ensureDatabase } from './ensure-database.ts'
import { migrate } from './migrate.ts'
import { openStaging } from './staging.ts'
import { createTransfer } from './transfer.ts'

export interface ClickHouseWarehouseOptions {
  /** `http(s)://user:password@host:8123` */
  readonly url: string
  /** Its own: `default` has a meaning of its own in some setups. Made when missing; on a cluster it must exist. */
  readonly database: string
  /** The cluster of `remote_servers` over which tables are sharded. */
  readonly cluster?: string
  /** A folder for rows on their way between the engines. */
  readonly stagingDir: string
  /** Of the staging DuckDB. Default 1000. */
  readonly memoryLimitMb?: number
  /** Of the staging DuckDB. Default 2. */
  readonly threads?: number
}

/**
 * Opens the warehouse on a ClickHouse server or cluster, and brings it to this version's schema. One process
 * writes; who that is, is decided outside (a lease).
 * @throws DeskmetryError WAREHOUSE_UNREACHABLE, WAREHOUSE_NEWER
 */
export async function openClickHouseWarehouse(
  options: ClickHouseWarehouseOptions,
): Promise<Warehouse> {
  if (options.cluster === undefined) await ensureDatabase(options)
  const db = openClickHouse(options)
  const cluster = options.cluster === undefined ? {} : { cluster: options.cluster }
  try {
    await migrate(db, cluster)
  } catch (error) {
    await db.close()
    throw error
  }
  const staging = await openStaging({
    dir: options.stagingDir,
    memoryLimitMb: options.memoryLimitMb ?? 1000,
    threads: options.threads ?? 2,
  })
  const reader: Reader = {
    dialect: clickhouseDialect,
    query: (sql, params) => db.query(sql, params),
  }
  const folds = createClickHouseFolds({
    db,
    reader,
    staging,
    cluster,
    transfer: createTransfer(db, staging.sink, (name) => staging.fileOf(name)),
  })
  const load = (file: SegmentFile) =>
    staging.db.write((connection) => {
      const transfer = createTransfer(db, connection, (name) => staging.fileOf(name))
      return loadSegment(connection, createClickHouseEventStore(db, transfer), file)
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
    health: async () => ({ ...(await readHealth(reader)), loaded_load: await readLoaded(db) }),
    caseEvents: (caseId) => readCaseEvents(reader, caseId),
    async close() {
      await folds.close()
      await staging.close()
      await db.close()
    },
  }
}
