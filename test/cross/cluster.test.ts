/**
 * The warehouse sharded over two ClickHouse servers, by the product's own DDL. Not shown here are replicas and the
 * queue of a Keeper, which this ClickHouse lacks (`clickhouse-server/cluster-door.ts` says what stands for them).
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { importFiles } from '../../ingest/public.ts'
import { bytesOf, openTestRoom } from '../../ingest/testing/ingest-room.ts'
import { METRIC_IDS } from '../../reports/public.ts'
import { ask } from '../../reports/testing/ask.ts'
import { openWarehouse, readParquet, type Warehouse } from '../../warehouse/public.ts'
import { contactCentre } from '../../warehouse/testing/contact-centre.ts'
import { warehouseLaws } from '../../warehouse/testing/warehouse-laws.ts'
import { isEngineInstalled } from '../clickhouse-server/engine.ts'
import { type RunningCluster, startClickHouseCluster } from '../clickhouse-server/public.ts'

const HELPDESK = fileURLToPath(
  new URL('../../ingest/fixtures/helpdesk-excerpt.csv', import.meta.url),
)
const MAP = fileURLToPath(new URL('../../docs/examples/helpdesk.yaml', import.meta.url))
/** Two servers on a machine that does something else as well. */
const SLOW_MS = 180_000

let cluster: RunningCluster
let databases = 0

/** An empty database on both shards. */
async function openSharded(dir: string): Promise<Warehouse> {
  const database = `sharded_${String(databases++)}`
  for (const { url } of cluster.nodes) await answerOf(url, `create database ${database}`)
  return openWarehouse({
    clickhouse: {
      url: cluster.url,
      database,
      cluster: cluster.name,
      stagingDir: join(dir, 'staging'),
      memoryLimitMb: 400,
      threads: 1,
    },
  })
}

async function answerOf(url: string, sql: string): Promise<string> {
  const response = await fetch(url, { method: 'POST', body: sql, headers: { connection: 'close' } })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text.trim()
}

/** What each shard holds itself. */
function countOnEach(table: string): Promise<number[]> {
  const sql = `select count() from sharded_${String(databases - 1)}.${table}_local final`
  return Promise.all(cluster.nodes.map(async ({ url }) => Number(await answerOf(url, sql))))
}

/** A map's file and canonical events, by way of ingest. */
async function fill(warehouse: Warehouse): Promise<void> {
  const room = { ...(await openTestRoom()), warehouse, readParquet }
  const events = join(room.folder, 'centre.ndjson')
  const lines = contactCentre(40).map((event) => JSON.stringify(event))
  await writeFile(events, lines.join('\n'))
  for (const request of [{ files: [HELPDESK], map: MAP }, { files: [events] }]) {
    const outcome = await importFiles({ ...request, stdin: bytesOf() }, room)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
    expect(outcome.summary).toMatchObject({ refused: 0, failures: [] })
  }
}

async function numbersOf(warehouse: Warehouse, split: object): Promise<readonly object[]> {
  const span = { from: '2010-01-01', to: '2026-03-31', metrics: METRIC_IDS, totals: true }
  const { rows, totals } = await ask(warehouse, { ...span, ...split })
  return [...rows, totals ?? {}].map(rounded)
}

/** Sums of doubles may differ in their last digits with the order they are added in. */
function rounded(row: object): object {
  const round = (value: unknown) =>
    typeof value === 'number' ? Number(value.toPrecision(12)) : value
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, round(value)]))
}

describe.skipIf(!isEngineInstalled())('a warehouse sharded over two servers', () => {
  beforeAll(async () => {
    cluster = await startClickHouseCluster(2)
  })
  afterAll(() => cluster.stop())

  describe('keeps the laws of every warehouse', { timeout: SLOW_MS }, () => {
    warehouseLaws(openSharded)
  })

  it('gives every metric as DuckDB does, also after a second rebuild', {
    timeout: SLOW_MS,
  }, async () => {
    const { folder } = await openTestRoom()
    const sharded = await openSharded(folder)
    onTestFinished(() => sharded.close())
    const single = await openWarehouse({ duckdb: { dir: join(folder, 'duckdb') } })
    onTestFinished(() => single.close())
    await fill(sharded)
    await fill(single)
    for (const split of [{}, { dimensions: ['team'] }, { grain: 'month', from: '2026-01-01' }]) {
      expect(await numbersOf(sharded, split)).toEqual(await numbersOf(single, split))
    }
    await sharded.rebuild()
    await sharded.rebuild()
    expect(await numbersOf(sharded, {})).toEqual(await numbersOf(single, {}))

    const cases = await countOnEach('cases')
    expect(cases.reduce((sum, count) => sum + count)).toBe(47)
    expect(Math.min(...cases)).toBeGreaterThan(10)
  })
})
