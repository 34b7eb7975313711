import { randomUUID } from 'node:crypto'
import { givenClickHouseUrl } from './engine.ts'
import { startClickHouse } from './start-clickhouse.ts'

export interface ClickHouseDatabase {
  readonly url: string
  /** Empty at first, nobody else's; dropped by `close()`. */
  readonly database: string
  close(): Promise<void>
}

/**
 * An empty database for one test file: on the server of `CLICKHOUSE_URL` when that is set, else on
 * a test server of its own. Close your clients before `close()`.
 *
 * @example
 * describe.skipIf(clickHouseMissing())('on ClickHouse', () => {
 *   let clickHouse: ClickHouseDatabase
 *   beforeAll(async () => (clickHouse = await openClickHouseDatabase()))
 *   afterAll(() => clickHouse.close())
 * })
 */
export async function openClickHouseDatabase(): Promise<ClickHouseDatabase> {
  const given = givenClickHouseUrl()
  const server = given === null ? await startClickHouse() : null
  const url = server?.url ?? given ?? ''
  const database = `test_${randomUUID().replaceAll('-', '')}`
  await runSql(url, `create database ${database}`)
  return {
    url,
    database,
    async close() {
      if (server === null) await runSql(url, `drop database ${database}`)
      else await server.stop()
    },
  }
}

/** One statement over plain HTTP; user and password come from the URL, if it has them. */
async function runSql(url: string, sql: string): Promise<void> {
  const { username, password, origin } = new URL(url)
  const headers = new Headers({ connection: 'close' })
  if (username !== '') headers.set('x-clickhouse-user', decodeURIComponent(username))
  if (password !== '') headers.set('x-clickhouse-key', decodeURIComponent(password))
  const response = await fetch(origin, { method: 'POST', headers, body: sql })
  const body = await response.text()
  if (!response.ok) throw new Error(`ClickHouse refused "${sql}": ${body}`)
}
