/** A database with the fact tables and nothing in them, for tests that write facts by hand and read them. */
import { clickhouseDialect } from '../dialects/clickhouse.ts'
import type { Params } from '../dialects/dialect.ts'
import { DUCKDB_TYPES, duckdbDialect } from '../dialects/duckdb.ts'
import type { Reader } from '../engine.ts'
import { openClickHouse } from '../engines/clickhouse/database.ts'
import { createTable as clickhouseTable } from '../engines/clickhouse/table-ddl.ts'
import { openDuckDb } from '../engines/duckdb/database.ts'
import { createTable as duckdbTable } from '../engines/duckdb/table-ddl.ts'
import type { RowOf, Table } from '../schema/column.ts'
import { FACTS } from '../schema/facts.ts'

export interface FactDatabase extends Reader {
  /** Columns left out are null; a list left out is empty, a flag false, a text empty. */
  insert<T extends Table>(table: T, rows: readonly Partial<RowOf<T>>[]): Promise<void>
  /** Empties all tables. */
  clear(): Promise<void>
  close(): Promise<void>
}

export async function openDuckDbFacts(): Promise<FactDatabase> {
  const db = await openDuckDb({ path: ':memory:', memoryLimitMb: 400, threads: 1 })
  const run = (sql: string, params: Params = {}) =>
    db.write(async (connection) => {
      await connection.run(sql, { ...params } as Record<string, string>)
    })
  for (const table of FACTS) await run(duckdbTable(table))
  return {
    dialect: duckdbDialect,
    query: (sql, params) => db.query(sql, params),
    async insert(table, rows) {
      if (rows.length === 0) return
      const shape = Object.entries(table.columns).map(
        ([name, { kind }]) => `"${name}" ${DUCKDB_TYPES[kind]}`,
      )
      await run(
        `insert into ${duckdbDialect.quote(table.name)}
          select unnest(cast(cast($rows as json) as struct(${shape.join(', ')})[]), max_depth := 2)`,
        { rows: JSON.stringify(rows.map((row) => filled(table, row))) },
      )
    },
    async clear() {
      for (const table of FACTS) await run(`delete from ${duckdbDialect.quote(table.name)}`)
    },
    close: () => db.close(),
  }
}

export async function openClickHouseFacts(at: {
  readonly url: string
  readonly database: string
}): Promise<FactDatabase> {
  const db = openClickHouse(at)
  for (const table of FACTS) for (const sql of clickhouseTable(table)) await db.exec(sql)
  return {
    dialect: clickhouseDialect,
    query: (sql, params) => db.query(sql, params),
    async insert(table, rows) {
      if (rows.length === 0) return
      await db.client.insert({
        table: table.name,
        values: rows.map((row) => ({ ...filled(table, row), version: 1 })),
        format: 'JSONEachRow',
      })
    },
    async clear() {
      for (const table of FACTS) await db.exec(`truncate table "${table.name}"`)
    },
    close: () => db.close(),
  }
}

function filled(table: Table, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const empty = (name: string) => {
    const column = table.columns[name]
    if (column === undefined || column.nullable) return null
    if (column.kind === 'refs') return []
    if (column.kind === 'flag') return false
    return column.kind === 'ref' || column.kind === 'id' || column.kind === 'text' ? '' : 0
  }
  return Object.fromEntries(
    Object.keys(table.columns).map((name) => [
      name,
      row[name] === undefined ? empty(name) : row[name],
    ]),
  )
}
