/**
 * Rows between ClickHouse and the staging DuckDB, as Parquet files: columns all the way, and neither engine is
 * read row by row in JavaScript.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { DuckDBConnection } from '@duckdb/node-api'
import { toDeskmetryError as fromDuckDb } from '../duckdb/translate-error.ts'
import type { ClickHouse } from './database.ts'
import { SELECT_PROFILE } from './select-profile.ts'
import { toDeskmetryError } from './translate-error.ts'

export interface Transfer {
  /** Runs a SELECT on ClickHouse and makes `table` of its rows in DuckDB. */
  fetch(sql: string, table: string): Promise<void>
  /** Runs a SELECT on DuckDB and inserts its rows, by name, into a table of ClickHouse. */
  send(sql: string, table: string): Promise<void>
}

export function createTransfer(
  clickhouse: ClickHouse,
  connection: DuckDBConnection,
  fileOf: (name: string) => string,
): Transfer {
  return {
    async fetch(sql, table) {
      const path = fileOf(table)
      try {
        const result = await clickhouse.client.exec({
          query: `${sql} format Parquet`,
          clickhouse_settings: SELECT_PROFILE,
        })
        await pipeline(result.stream, createWriteStream(path))
      } catch (error) {
        throw toDeskmetryError(error, sql)
      }
      await connection.run(
        `create or replace table ${table} as select * from read_parquet('${quoted(path)}')`,
      )
      await rm(path, { force: true })
    },
    async send(sql, table) {
      const path = fileOf(table)
      try {
        await connection.run(`copy (${sql}) to '${quoted(path)}' (format parquet)`)
      } catch (error) {
        throw fromDuckDb(error, sql)
      }
      const names = await columnsOf(connection, sql)
      try {
        await clickhouse.client.insert({
          table,
          columns: names as [string, ...string[]],
          values: createReadStream(path),
          format: 'Parquet',
        })
      } catch (error) {
        throw toDeskmetryError(error, `insert into ${table}`)
      } finally {
        await rm(path, { force: true })
      }
    },
  }
}

async function columnsOf(connection: DuckDBConnection, sql: string): Promise<string[]> {
  const result = await connection.run(`select * from (${sql}) limit 0`)
  return result.columnNames()
}

const quoted = (path: string) => path.replaceAll("'", "''")
