import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { parseEvent } from '../../domain/public.ts'
import { openWarehouse } from '../open-warehouse.ts'
import type { Warehouse } from '../warehouse.ts'
import { createLiveFeed } from './live-feed.ts'

const NOW = Date.UTC(2026, 2, 2, 12)
const ALL = { kind: 'all' } as const
let dir = ''
let warehouse: Warehouse

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'deskmetry-feed-'))
  warehouse = await openWarehouse({ duckdb: { dir } })
})
afterEach(async () => {
  await warehouse.close()
  await rm(dir, { recursive: true, force: true })
})

async function load(
  id: string,
  type: string,
  minutesAgo: number,
  columns: object = {},
): Promise<void> {
  const occurred_at = new Date(NOW - minutesAgo * 60_000).toISOString()
  const input = {
    event_id: `${id}-${type}`,
    type,
    occurred_at,
    case_id: id,
    case_kind: 'chat',
    ...columns,
  }
  const parsed = parseEvent(input, 'desk')
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const path = join(dir, 'one.ndjson')
  await writeFile(path, `${JSON.stringify(parsed.event)}\n`)
  await warehouse.load({ path, receivedAt: NOW })
}

const backlog = async (feed: ReturnType<typeof createLiveFeed>) =>
  (await feed.current()).snapshot(NOW, NOW - 12 * 3_600_000, ALL).backlog_count

it('begins with what is live and follows each load, folded or not', async () => {
  await load('1', 'case.opened', 600)
  await warehouse.refresh()
  const feed = createLiveFeed(warehouse, { now: () => NOW })
  expect(await backlog(feed)).toBe(1)
  await load('2', 'case.opened', 5)
  expect(await backlog(feed)).toBe(2)
  await load('1', 'case.resolved', 1)
  expect(await backlog(feed)).toBe(1)
})

it('shares one reading among those who ask at once', async () => {
  const feed = createLiveFeed(warehouse, { now: () => NOW })
  const [one, other] = await Promise.all([feed.current(), feed.current()])
  expect(one).toBe(other)
})

it('sees events that were loaded but not folded when it began', async () => {
  await load('1', 'case.opened', 10)
  const feed = createLiveFeed(warehouse, { now: () => NOW })
  expect(await backlog(feed)).toBe(1)
})
