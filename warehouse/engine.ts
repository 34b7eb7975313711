/**
 * What the rest of the warehouse asks of an engine. Two exist, `engines/duckdb` and `engines/clickhouse`, with
 * the same file names; nothing else imports a driver.
 */
import type { Dialect, Params } from './dialects/dialect.ts'

/** A value as a query answers it: 64-bit integers as numbers (exact below 2^53), flags as booleans. */
export type Value = string | number | boolean | null | readonly Value[]

/** The answer of a query, column by column, in the order of its select list. */
export interface Rows {
  readonly names: readonly string[]
  readonly columns: Readonly<Record<string, readonly Value[]>>
  readonly count: number
}

export interface Reader {
  readonly dialect: Dialect
  /**
   * Runs one SELECT. Reads see the facts of one refresh, never half of one.
   * @throws DeskmetryError WAREHOUSE_UNREACHABLE, WAREHOUSE_FULL; a plain Error for SQL that is wrong
   */
  query(sql: string, params?: Params): Promise<Rows>
}

/** The rows of an answer as records, for small answers and tests. */
export function toRecords(rows: Rows): Record<string, Value>[] {
  return [...eachRecord(rows)]
}

/** The same one by one, each made when it is asked for. */
export function* eachRecord(rows: Rows): Generator<Record<string, Value>> {
  for (let index = 0; index < rows.count; index++) {
    const record: Record<string, Value> = {}
    for (const name of rows.names) record[name] = rows.columns[name]?.[index] ?? null
    yield record
  }
}
