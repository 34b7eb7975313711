/** Whether a ClickHouse can be had in this checkout, and how to get one. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const ENGINE = fileURLToPath(new URL('./node_modules/chdb/package.json', import.meta.url))

/** A server given from outside, which then stands for the test engine. */
export function givenClickHouseUrl(): string | null {
  return process.env['CLICKHOUSE_URL'] ?? null
}

/** Whether `startClickHouse` can work: the engine is a package of its own, 543 MB. */
export function isEngineInstalled(): boolean {
  return existsSync(ENGINE)
}

/** For `describe.skipIf`: null when ClickHouse tests can run, else the way to get them to run. */
export function clickHouseMissing(): string | null {
  if (givenClickHouseUrl() !== null || isEngineInstalled()) return null
  return 'ClickHouse: not run. Run `npm ci --ignore-scripts` in test/clickhouse-server, or set CLICKHOUSE_URL.'
}
