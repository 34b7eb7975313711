import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { migrate, openStore } from '../../store/public.ts'
import type { IngestRoom } from '../import/ingest-room.ts'
import { INGEST_MIGRATIONS } from '../store/migrations.ts'
import { createMemoryWarehouse, type MemoryWarehouse } from './memory-warehouse.ts'

export interface TestRoom extends IngestRoom {
  readonly warehouse: MemoryWarehouse
  /** An empty folder of the test's own. */
  readonly folder: string
}

/** A room for one test: SQLite in a folder, a warehouse in memory, a clock that stands at 2026-03-01. */
export async function openTestRoom(): Promise<TestRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'deskmetry-ingest-'))
  const clock = { now: () => Date.UTC(2026, 2, 1) }
  const store = await openStore({ file: join(folder, 'deskmetry.db') })
  onTestFinished(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })
  await migrate(store, [{ room: 'ingest', migrations: INGEST_MIGRATIONS }], clock)
  return {
    folder,
    store,
    clock,
    warehouse: createMemoryWarehouse(),
    tempDir: join(folder, 'tmp'),
    readParquet: () => Promise.reject(new Error('no Parquet in this test')),
  }
}

/** Standard input that holds these bytes. */
export async function* bytesOf(...chunks: readonly (string | Buffer)[]): AsyncGenerator<Buffer> {
  for (const chunk of chunks) yield await Promise.resolve(Buffer.from(chunk))
}
