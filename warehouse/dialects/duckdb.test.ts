import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toRecords } from '../engine.ts'
import { type DuckDb, openDuckDb } from '../engines/duckdb/database.ts'
import { duckdbDialect } from './duckdb.ts'
import { dialectCases } from './testing/dialect-cases.ts'

let db: DuckDb
beforeAll(async () => {
  db = await openDuckDb({ path: ':memory:', memoryLimitMb: 200, threads: 1 })
})
afterAll(() => db.close())

describe('primitives mean the same on DuckDB', () => {
  it.each(dialectCases(duckdbDialect))('$name', async ({ sql, params, answer }) => {
    expect(toRecords(await db.query(sql, params))).toEqual(answer)
  })
})
