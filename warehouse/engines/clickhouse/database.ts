/** A ClickHouse server or cluster over HTTP: reads with the SELECT profile, writes without. */
import {
  type ClickHouseClient,
  ClickHouseLogLevel,
  type ClickHouseSettings,
  createClient,
} from '@clickhouse/client'
import type { Params } from '../../dialects/dialect.ts'
import type { Rows } from '../../engine.ts'
import { type JsonColumns, readRows } from './read-rows.ts'
import { CLUSTER_SETTINGS, SELECT_PROFILE } from './select-profile.ts'
import { toDeskmetryError } from './translate-error.ts'

export interface ClickHouseOptions {
  /** `http(s)://user:password@host:8123` */
  readonly url: string
  readonly database: string
}

export interface ClickHouse {
  readonly client: ClickHouseClient
  query(sql: string, params?: Params): Promise<Rows>
  /** One statement without an answer. */
  exec(sql: string, settings?: ClickHouseSettings): Promise<void>
  /** A few rows, by column name. */
  insert(table: string, rows: readonly object[]): Promise<void>
  close(): Promise<void>
}

/** Opens no connection yet: the first statement does. */
export function openClickHouse(options: ClickHouseOptions): ClickHouse {
  const client = createClient({
    url: options.url,
    database: options.database,
    request_timeout: 600_000,
    max_open_connections: 8,
    // Failures are thrown and told by whoever asked; the client's own log would print statements to the console.
    log: { level: ClickHouseLogLevel.OFF },
    clickhouse_settings: {
      // A long statement answers nothing for minutes: these headers keep balancers from hanging up.
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '50000',
      ...CLUSTER_SETTINGS,
    },
  })
  return {
    client,
    async query(sql, params = {}) {
      try {
        const result = await client.query({
          query: sql,
          format: 'JSONColumnsWithMetadata',
          query_params: { ...params },
          clickhouse_settings: SELECT_PROFILE,
        })
        return readRows((await result.json<never>()) as unknown as JsonColumns)
      } catch (error) {
        throw toDeskmetryError(error, sql)
      }
    },
    async exec(sql, settings = {}) {
      try {
        await client.command({ query: sql, clickhouse_settings: settings })
      } catch (error) {
        throw toDeskmetryError(error, sql)
      }
    },
    async insert(table, rows) {
      if (rows.length === 0) return
      try {
        await client.insert({ table, values: rows, format: 'JSONEachRow' })
      } catch (error) {
        throw toDeskmetryError(error, `insert into ${table}`)
      }
    },
    close: () => client.close(),
  }
}
