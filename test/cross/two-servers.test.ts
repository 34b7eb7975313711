import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCase, SYSTEM } from '../../desk/public.ts'
import { readConfig, type RunningServer, startServer } from '../../server/public.ts'
import {
  createTestDatabase,
  type TestDatabase,
  whyNoPostgres,
} from '../../store/testing/postgres.ts'
import {
  type ClickHouseDatabase,
  clickHouseMissing,
  openClickHouseDatabase,
} from '../clickhouse-server/public.ts'

const missing = whyNoPostgres() ?? clickHouseMissing()

/** Each with a data directory of its own, as on two machines. */
describe.skipIf(missing !== null)('two servers on one PostgreSQL', () => {
  let folder: string
  let postgres: TestDatabase
  let clickhouse: ClickHouseDatabase
  const running: RunningServer[] = []

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'deskmetry-two-'))
    postgres = await createTestDatabase()
    clickhouse = await openClickHouseDatabase()
  })
  afterAll(async () => {
    for (const server of running) await server.stop()
    await clickhouse.close()
    await postgres.drop()
    await rm(folder, { recursive: true, force: true })
  })

  async function start(name: string, warehouse: Record<string, string>): Promise<RunningServer> {
    const environment = { DATABASE_URL: postgres.url, LOG_LEVEL: 'silent', ...warehouse }
    const flags = { PORT: '0', DATA_DIR: join(folder, name) }
    const server = await startServer(readConfig(flags, environment))
    running.push(server)
    return server
  }
  async function stopAll(): Promise<void> {
    for (const server of running.splice(0)) await server.stop()
  }

  it('are refused when each would have a warehouse of its own, and told the fix', async () => {
    await start('alone', {})
    await expect(start('second', {})).rejects.toThrow(/CLICKHOUSE_URL beside DATABASE_URL/)
    await stopAll()
    await start('second', {})
    await stopAll()
  })

  it('share a ClickHouse: what happens at either is in the facts once', async () => {
    const shared = { CLICKHOUSE_URL: `${clickhouse.url}/${clickhouse.database}` }
    const [one, two] = [await start('one', shared), await start('two', shared)]
    const opened: string[] = []
    for (let n = 0; n < 10; n += 1) {
      const { desk } = (n % 2 === 0 ? one : two).rooms
      const input = { kind: 'ticket', channel: 'form', subject: `Ticket ${n}` } as const
      opened.push((await openCase(desk, SYSTEM, input)).case.id)
    }
    const facts = () => two.rooms.warehouse.query('select case_id from cases order by case_id')
    let known = await facts()
    for (let tries = 0; known.count < opened.length && tries < 150; tries += 1) {
      await sleep(200)
      known = await facts()
    }
    expect(known.columns['case_id']).toEqual(opened.toSorted())
    const counted = await one.rooms.warehouse.query(
      `select count(*) as n from events where type = 'case.opened'`,
    )
    expect(counted.columns['n']).toEqual([opened.length])
  }, 120_000)
})
