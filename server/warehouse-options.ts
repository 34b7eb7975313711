import { DeskmetryError } from '../domain/public.ts'
import type { WarehouseOptions } from '../warehouse/public.ts'
import type { Config } from './config.ts'
import type { DataDir } from './data-dir/data-dir.ts'

/**
 * Which warehouse the configuration asks for: ClickHouse where its URL is given, else DuckDB in the data
 * directory. The URL's path is the database, `?cluster=` the cluster over which tables are sharded.
 * @throws CONFIG_INVALID when the URL names no database
 */
export function warehouseOptions(config: Config, dataDir: DataDir): WarehouseOptions {
  const limits = { memoryLimitMb: config.warehouseMemoryMb, threads: config.warehouseThreads }
  if (config.clickhouseUrl === null) return { duckdb: { dir: dataDir.warehouseDir, ...limits } }
  const url = new URL(config.clickhouseUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  if (!/^\w+$/.test(database) || database === 'default') {
    throw new DeskmetryError('CONFIG_INVALID', {
      key: 'CLICKHOUSE_URL',
      reason: 'it names no database of its own',
      fix: 'Write http://user:password@host:8123/deskmetry.',
    })
  }
  const cluster = url.searchParams.get('cluster')
  url.pathname = ''
  url.search = ''
  return {
    clickhouse: {
      url: url.href,
      database,
      stagingDir: dataDir.warehouseDir,
      ...(cluster === null ? {} : { cluster }),
      ...limits,
    },
  }
}
