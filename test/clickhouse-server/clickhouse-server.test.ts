import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ClickHouseLogLevel, createClient } from '@clickhouse/client'
import type { ClickHouseClient } from '@clickhouse/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  clickHouseMissing,
  openClickHouseDatabase,
  startClickHouse,
  startClickHouseCluster,
} from './public.ts'
import { isEngineInstalled } from './engine.ts'
import type { ClickHouseDatabase, RunningCluster } from './public.ts'

const missing = clickHouseMissing()

describe.skipIf(missing !== null)('an open database', () => {
  let clickHouse: ClickHouseDatabase
  let client: ClickHouseClient

  beforeAll(async () => {
    clickHouse = await openClickHouseDatabase()
    client = createClient({
      url: clickHouse.url,
      database: clickHouse.database,
      log: { level: ClickHouseLogLevel.OFF },
    })
  })
  afterAll(async () => {
    await client.close()
    await clickHouse.close()
  })

  it('answers a ping', async () => {
    expect((await client.ping()).success).toBe(true)
  })

  it('keeps what is inserted and answers typed parameters', async () => {
    await client.command({ query: 'create table t (id UInt32, name String) order by id' })
    await client.insert({
      table: 't',
      values: [
        { id: 1, name: '一' },
        { id: 2, name: 'two' },
      ],
      format: 'JSONEachRow',
    })
    const query = 'select name from t where id = {id: UInt32}'
    const result = await client.query({ query, query_params: { id: 1 }, format: 'JSONEachRow' })
    expect(await result.json()).toEqual([{ name: '一' }])
  })

  it('refuses bad SQL with a typed error', async () => {
    await expect(client.query({ query: 'select nothing from nowhere' })).rejects.toMatchObject({
      type: 'UNKNOWN_TABLE',
    })
  })
})

describe.skipIf(!isEngineInstalled())('a server of our own', () => {
  it('has every acknowledged row after kill -9 and a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'deskmetry-clickhouse-kill-'))
    const first = await startClickHouse({ dataDir })
    const before = createClient({ url: first.url })
    await before.command({ query: 'create database kept' })
    await before.command({ query: 'create table kept.t (id UInt32) order by id' })
    for (let id = 0; id < 20; id += 1) {
      await before.insert({ table: 'kept.t', values: [{ id }], format: 'JSONEachRow' })
    }
    await first.kill9()
    await before.close()

    const second = await startClickHouse({ dataDir })
    const after = createClient({ url: second.url })
    expect(await countOf(after, 'kept.t')).toBe(20)
    await after.close()
    await second.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('ends when the process that started it is killed', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'deskmetry-clickhouse-orphan-'))
    const script = fileURLToPath(new URL('./fixtures/doomed-parent.ts', import.meta.url))
    const parent = spawn(process.execPath, ['--import', 'tsx', script, dataDir])
    const url = String(await once(parent.stdout, 'data'))
    expect(await isUp(url)).toBe(true)
    parent.kill('SIGKILL')
    await expect.poll(() => isUp(url), { timeout: 20_000 }).toBe(false)
    rmSync(dataDir, { recursive: true, force: true })
  })

  it('says why it does not start', async () => {
    const first = await startClickHouse()
    await expect(startClickHouse({ dataDir: first.dataDir })).rejects.toThrow(
      /ClickHouse did not start: .*(lock|running|another)/is,
    )
    await first.stop()
  })
})

describe.skipIf(!isEngineInstalled())('a cluster of two shards', () => {
  let cluster: RunningCluster
  let clients: readonly ClickHouseClient[]

  beforeAll(async () => {
    cluster = await startClickHouseCluster(2)
    clients = cluster.nodes.map(({ url }) => createClient({ url }))
  })
  afterAll(async () => {
    await Promise.all(clients.map((client) => client.close()))
    await cluster.stop()
  })

  it('spreads a Distributed table over both and reads it whole from either', async () => {
    for (const client of clients) {
      await client.command({ query: 'create database shop' })
      await client.command({ query: 'create table shop.local (id UInt32) order by id' })
      await client.command({
        query: `create table shop.spread as shop.local
                engine = Distributed('${cluster.name}', 'shop', 'local', cityHash64(id))`,
      })
    }
    const values = Array.from({ length: 1000 }, (_, id) => ({ id }))
    await clients[0]?.insert({
      table: 'shop.spread',
      values,
      format: 'JSONEachRow',
      clickhouse_settings: { distributed_foreground_insert: 1 },
    })

    const local = await Promise.all(clients.map((client) => countOf(client, 'shop.local')))
    const spread = await Promise.all(clients.map((client) => countOf(client, 'shop.spread')))
    expect(spread).toEqual([1000, 1000])
    expect(Math.min(...local)).toBeGreaterThan(300)
    expect(local.reduce((sum, count) => sum + count, 0)).toBe(1000)
  })
})

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/ping`, { headers: { connection: 'close' } })).ok
  } catch {
    // Refused: nothing listens there any more.
    return false
  }
}

async function countOf(client: ClickHouseClient, table: string): Promise<number> {
  const result = await client.query({
    query: `select toUInt32(count()) as count from ${table}`,
    format: 'JSONEachRow',
  })
  const [row] = await result.json<{ count: number }>()
  return row?.count ?? -1
}
