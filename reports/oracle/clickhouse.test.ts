import { describe } from 'vitest'
import { clickHouseMissing, openClickHouseDatabase } from '../../test/clickhouse-server/public.ts'
import { openClickHouseFacts } from '../../warehouse/testing/fact-database.ts'
import { equalsOracle } from '../testing/equals-oracle.ts'

describe.skipIf(clickHouseMissing())('every metric equals the oracle on ClickHouse', () => {
  equalsOracle(async () => {
    const server = await openClickHouseDatabase()
    const db = await openClickHouseFacts(server)
    return {
      ...db,
      async close() {
        await db.close()
        await server.close()
      },
    }
  })
})
