import { afterAll, beforeAll, describe } from 'vitest'
import {
  type RunningClickHouse,
  clickHouseMissing,
  startClickHouse,
} from '../../../test/clickhouse-server/public.ts'
import { openWarehouse } from '../../open-warehouse.ts'
import { warehouseLaws } from '../../testing/warehouse-laws.ts'
import { openClickHouse } from './database.ts'

describe.skipIf(clickHouseMissing())('a ClickHouse warehouse', () => {
  let server: RunningClickHouse
  let databases = 0
  beforeAll(async () => {
    server = await startClickHouse()
  })
  afterAll(() => server.stop())

  warehouseLaws(async (dir) => {
    const database = `laws_${String(databases++)}`
    const admin = openClickHouse({ url: server.url, database: 'default' })
    await admin.exec(`create database ${database}`)
    await admin.close()
    return openWarehouse({
      clickhouse: {
        url: server.url,
        database,
        stagingDir: `${dir}/staging`,
        memoryLimitMb: 400,
        threads: 1,
      },
    })
  })
})
