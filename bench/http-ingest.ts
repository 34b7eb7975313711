import { rm, mkdtemp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  importFiles,
  INGEST_MIGRATIONS,
  type IngestRoom,
  openSpool,
  type Spool,
} from '../ingest/public.ts'
import { migrate, openStore } from '../store/public.ts'
import { openWarehouse, readEventKeys, readEventsByKey, readParquet } from '../warehouse/public.ts'
import type { Bench, BenchLine, BenchOptions } from './bench.ts'
import { writeEvents } from './write-events.ts'

const RATE = 20_000
const LAG_MS = 2_000
const BATCH = 500
const SENDERS = 8

/** Events acknowledged per second while many are stored, and how soon they are queryable. Without the network. */
export const httpIngest: Bench = {
  name: 'http-ingest',
  about: '20,000 events/s acknowledged for 60 s with 10M events stored; lag p99 at most 2 s',
  run,
}

async function run(options: BenchOptions): Promise<readonly BenchLine[]> {
  const stored = options.events ?? (options.isShort ? 20_000 : 10_000_000)
  const secs = options.isShort ? 3 : 60
  await mkdir(options.cacheDir, { recursive: true })
  const folder = await mkdtemp(join(options.cacheDir, 'http-ingest-'))
  const clock = { now: () => Date.now() }
  const store = await openStore({ file: join(folder, 'deskmetry.db') })
  await migrate(store, [{ room: 'ingest', migrations: INGEST_MIGRATIONS }], clock)
  const warehouse = await openWarehouse({ duckdb: { dir: join(folder, 'warehouse') } })
  try {
    await fill(
      { warehouse, store, clock, tempDir: join(folder, 'tmp'), readParquet },
      folder,
      stored,
    )
    options.say(`${stored} events stored`)
    const spool = await openSpool({
      dir: join(folder, 'spool'),
      warehouse,
      store,
      clock,
      stored: {
        keys: (part) => readEventKeys(warehouse, part),
        byKey: (keys) => readEventsByKey(warehouse, keys),
      },
    })
    try {
      return await measure(spool, secs)
    } finally {
      await spool.close()
    }
  } finally {
    await warehouse.close()
    await store.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function fill(room: IngestRoom, folder: string, count: number): Promise<void> {
  const path = join(folder, 'events.ndjson')
  await writeEvents(path, count)
  const outcome = await importFiles({ files: [path], stdin: process.stdin }, room)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  await rm(path)
}

/** Sends at the asked rate, not faster: the lag of a flooded loader says nothing. */
async function measure(spool: Spool, secs: number): Promise<readonly BenchLine[]> {
  await spool.accept(requestOf(0, 'first'))
  const startedAt = performance.now()
  const lags: number[] = []
  const watch = setInterval(() => {
    const oldest = spool.health().oldest_at
    lags.push(oldest === null ? 0 : Date.now() - oldest)
  }, 50)
  let acknowledged = 0
  async function send(sender: number): Promise<void> {
    for (let batch = 0; performance.now() - startedAt < secs * 1_000; batch += 1) {
      const answer = await spool.accept(requestOf(batch, `s${sender}`))
      acknowledged += answer.accepted
      const due = startedAt + ((batch + 1) * BATCH * SENDERS * 1_000) / (RATE * 1.05)
      await sleep(Math.max(0, due - performance.now()))
    }
  }
  await Promise.all(Array.from({ length: SENDERS }, (_, sender) => send(sender)))
  const rate = (acknowledged / (performance.now() - startedAt)) * 1_000
  clearInterval(watch)
  const lag = lags.sort((a, b) => a - b)[Math.floor(lags.length * 0.99)] ?? 0
  const line = { ratio: null, most: null }
  return [
    {
      ...line,
      what: 'acknowledged per second',
      detail: `${Math.round(rate)}, asked ${RATE}`,
      isMissed: rate < RATE,
    },
    { ...line, what: 'lag p99', detail: `${lag} ms, at most ${LAG_MS} ms`, isMissed: lag > LAG_MS },
  ]
}

function requestOf(batch: number, sender: string) {
  const lines: string[] = []
  for (let n = 0; n < BATCH; n += 1) {
    const id = `${sender}-${batch}-${n}`
    const at = new Date(Date.UTC(2026, 0, 5) + batch * 1_000 + n).toISOString()
    lines.push(
      `{"event_id":"${id}","type":"message.sent","occurred_at":"${at}","source":"live","case_id":"${sender}-${batch}-${Math.floor(n / 10)}","case_kind":"chat","agent_id":"a${n % 50}","data":{"message_id":"${id}","author":"${n % 2 ? 'agent' : 'customer'}","text":"I will look into it and write again."}}`,
    )
  }
  const body = Buffer.from(lines.join('\n'))
  async function* chunks() {
    yield await Promise.resolve(body)
  }
  return { contentType: 'application/x-ndjson', chunks: chunks(), source: 'live' }
}
