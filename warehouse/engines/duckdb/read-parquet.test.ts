import { DuckDBInstance } from '@duckdb/node-api'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { readParquet } from './read-parquet.ts'

const folder = mkdtempSync(join(tmpdir(), 'deskmetry-parquet-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function write(select: string): Promise<string> {
  const path = join(folder, 'it’s "a" file.parquet')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  await connection.run(`copy (${select}) to '${path}' (format parquet, compression zstd)`)
  connection.closeSync()
  instance.closeSync()
  return path
}

it('reads every kind of column as JSON would have it, rows in their order', async () => {
  const path = await write(`
    select i as "my ""id""", 9007199254740993::bigint as big, 'é' as text, 1.50::decimal(9, 2) as price,
      true as flag, null::varchar as nothing, timestamp '2026-01-05 09:00:00.123' as at,
      make_timestamptz(1767603600000000) as tz, date '2026-01-05' as day,
      ['a', 'b'] as tags, {'x': 1, 'y': [2]} as deep
    from range(3) as t(i)`)
  const { columns, batches } = await readParquet(path)
  expect(columns).toEqual([
    'my "id"',
    'big',
    'text',
    'price',
    'flag',
    'nothing',
    'at',
    'tz',
    'day',
    'tags',
    'deep',
  ])
  const rows = []
  for await (const batch of batches) rows.push(...batch)
  expect(rows.map(([id]) => id)).toEqual([0, 1, 2])
  expect(rows[0]?.slice(1)).toEqual([
    '9007199254740993',
    'é',
    1.5,
    true,
    null,
    '2026-01-05 09:00:00.123',
    '2026-01-05T09:00:00.000Z',
    '2026-01-05',
    ['a', 'b'],
    { x: 1, y: [2] },
  ])
})

it('refuses a file that is no Parquet', async () => {
  const path = join(folder, 'no.parquet')
  writeFileSync(path, 'PAR1 but nothing more')
  await expect(readParquet(path)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
})
