import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { openWarehouse, readParquet, toRecords, type Warehouse } from '../../warehouse/public.ts'
import { bytesOf, openTestRoom, type TestRoom } from '../testing/ingest-room.ts'
import { importFiles } from './import-files.ts'
import type { ImportSummary } from './import-request.ts'

const HERE = dirname(fileURLToPath(import.meta.url))
const EXCERPT = join(HERE, '../fixtures/helpdesk-excerpt.csv')
const MAP = join(HERE, '../../docs/examples/helpdesk.yaml')

async function openReal(): Promise<{ readonly room: TestRoom; readonly warehouse: Warehouse }> {
  const room = await openTestRoom()
  const warehouse = await openWarehouse({ duckdb: { dir: join(room.folder, 'warehouse') } })
  onTestFinished(() => warehouse.close())
  return { room, warehouse }
}

async function importInto(
  { room, warehouse }: Awaited<ReturnType<typeof openReal>>,
  file: string,
): Promise<ImportSummary> {
  const request = { files: [file], map: MAP, stdin: bytesOf() }
  const outcome = await importFiles(request, { ...room, warehouse, readParquet })
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  return outcome.summary
}

async function factsOf(warehouse: Warehouse): Promise<string> {
  const tables = ['cases', 'case_states', 'resolutions']
  const rows = await Promise.all(
    tables.map((table) => warehouse.query(`select * from ${table} order by all`)),
  )
  return JSON.stringify(rows)
}

it('makes seven resolved cases of the excerpt, repeated rows counted as duplicates', async () => {
  const real = await openReal()
  const summary = await importInto(real, EXCERPT)
  expect(summary).toMatchObject({ rows_read: 25, accepted: 22, duplicates: 3, refused: 0 })
  const rows = await real.warehouse.query(
    `select count(*) as cases, avg((last_resolved_at - opened_at) / 1000) as mean,
      quantile_cont((last_resolved_at - opened_at) / 1000, 0.5) as p50 from cases`,
  )
  // Worked out from the file with a spreadsheet's means: last time minus first time of each case.
  expect(toRecords(rows)).toEqual([{ cases: 7, mean: 351_276, p50: 11_060 }])
})

it('changes nothing when it is imported again', async () => {
  const real = await openReal()
  await importInto(real, EXCERPT)
  const before = await factsOf(real.warehouse)
  expect(await importInto(real, EXCERPT)).toMatchObject({ accepted: 0, duplicates: 25 })
  expect(await factsOf(real.warehouse)).toBe(before)
})

it('gives the same facts whatever the order of rows', async () => {
  const real = await openReal()
  await importInto(real, EXCERPT)
  const [header = '', ...rows] = readFileSync(EXCERPT, 'utf8').trim().split('\n')
  for (const order of [
    rows.toReversed(),
    rows.toSorted(),
    rows.toSorted((a, b) => a.length - b.length),
  ]) {
    const other = await openReal()
    const folder = join(other.room.folder, 'shuffled')
    mkdirSync(folder)
    writeFileSync(join(folder, 'helpdesk.csv'), [header, ...order].join('\n'))
    await importInto(other, join(folder, 'helpdesk.csv'))
    expect(await factsOf(other.warehouse)).toBe(await factsOf(real.warehouse))
  }
})
