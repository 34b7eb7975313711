import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type ClickHouseDatabase,
  clickHouseMissing,
  openClickHouseDatabase,
} from '../../test/clickhouse-server/public.ts'
import { toRecords } from '../engine.ts'
import { type ClickHouse, openClickHouse } from '../engines/clickhouse/database.ts'
import { clickhouseDialect } from './clickhouse.ts'
import { dialectCases } from './testing/dialect-cases.ts'

describe.skipIf(clickHouseMissing())('primitives mean the same on ClickHouse', () => {
  let server: ClickHouseDatabase
  let db: ClickHouse
  beforeAll(async () => {
    server = await openClickHouseDatabase()
    db = openClickHouse(server)
  })
  afterAll(async () => {
    await db.close()
    await server.close()
  })

  it.each(dialectCases(clickhouseDialect))('$name', async ({ sql, params, answer }) => {
    expect(toRecords(await db.query(sql, params))).toEqual(answer)
  })
})
