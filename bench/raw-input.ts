import { access, mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { BenchOptions } from './bench.ts'
import { writeEvents } from './write-events.ts'

const COLUMNS = {
  event_id: 'varchar',
  type: 'varchar',
  occurred_at: 'timestamp',
  seq: 'bigint',
  source: 'varchar',
  case_id: 'varchar',
  case_kind: 'varchar',
  customer_id: 'varchar',
  agent_id: 'varchar',
  team_id: 'varchar',
  queue_id: 'varchar',
  channel: 'varchar',
  data: 'json',
}

/** A file of raw events, made once. */
export async function rawInput(options: BenchOptions, events: number): Promise<string> {
  const path = join(options.cacheDir, `events-${String(events)}.ndjson`)
  await mkdir(options.cacheDir, { recursive: true })
  const isThere = await access(path).then(
    () => true,
    () => false,
  )
  if (isThere) return path
  options.say(`writing ${String(events)} events`)
  await writeEvents(`${path}.new`, events)
  await rename(`${path}.new`, path)
  return path
}

/** The floor of an import: DuckDB reads the same file into a table, typed. */
export function typedReadSql(path: string, table: string): string {
  const columns = Object.entries(COLUMNS).map(([name, type]) => `${name}: '${type}'`)
  return `create or replace table ${table} as
    select * from read_ndjson('${path}', columns = {${columns.join(', ')}})`
}

/** The floor of a rebuild: DuckDB sorts the same events by case and time into a table. */
export function sortSql(from: string, table: string): string {
  return `create or replace table ${table} as
    select * from ${from} order by case_id, occurred_at, seq, type, event_id`
}
