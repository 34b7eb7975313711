import { statSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DeskmetryError } from '../../domain/public.ts'
import type { RebuildProgress } from '../fold/refresh-result.ts'
import { contactCentre } from '../testing/contact-centre.ts'
import { canonical } from '../testing/canonical.ts'
import { warehouseLaws } from '../testing/warehouse-laws.ts'
import type { Warehouse } from '../warehouse.ts'
import { openWarehouseInThread } from './open-in-thread.ts'

const open = (dir: string) =>
  openWarehouseInThread({ duckdb: { dir, memoryLimitMb: 400, threads: 1 } })

const linesOf = (events: readonly object[]) =>
  canonical(events)
    .map((event) => JSON.stringify(event))
    .join('\n')

describe('a warehouse in a thread', () => {
  warehouseLaws(open)
})

describe('between the threads', () => {
  let dir: string
  let warehouse: Warehouse

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'warehouse-thread-'))
    warehouse = await open(dir)
  })
  afterAll(async () => {
    await warehouse.close()
    await rm(dir, { recursive: true })
  })

  it('loads while this thread is held up', async () => {
    const path = join(dir, 'held-up.ndjson')
    await writeFile(path, linesOf(contactCentre(20)))
    const log = join(dir, 'warehouse.duckdb.wal')
    const sizeOf = () => statSync(log, { throwIfNoEntry: false })?.size ?? 0
    const before = sizeOf()
    const loading = warehouse.load({ path, receivedAt: 1 })
    const until = performance.now() + 10_000
    while (sizeOf() === before && performance.now() < until);
    expect(sizeOf()).toBeGreaterThan(before)
    expect((await loading).accepted).toBeGreaterThan(0)
  })

  it('tells how far a rebuild is', async () => {
    const path = join(dir, 'events.ndjson')
    await writeFile(path, linesOf(contactCentre(20)))
    await warehouse.load({ path, receivedAt: 1 })
    const told: RebuildProgress[] = []
    await warehouse.rebuild({ onProgress: (progress) => told.push(progress) })
    expect(told.at(-1)?.events).toBeGreaterThan(0)
    expect(told.at(-1)?.events).toBe(told.at(-1)?.total)
  })

  it('says what is wrong with SQL, and answers the next question', async () => {
    await expect(warehouse.query('select nothing from nowhere')).rejects.toThrow('nowhere')
    expect((await warehouse.query('select 1 as one')).columns).toEqual({ one: [1] })
  })

  it('refuses with the code of the refusal, its status and its cause', async () => {
    const broken = join(dir, 'broken')
    await mkdir(broken)
    await writeFile(join(broken, 'warehouse.duckdb'), 'no database '.repeat(2_000))
    const refusal: unknown = await open(broken).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(DeskmetryError)
    expect(refusal).toMatchObject({ code: 'WAREHOUSE_UNREACHABLE', status: 503 })
    expect((refusal as DeskmetryError).cause).toBeInstanceOf(Error)
  })

  it('takes no call once it is closed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'warehouse-thread-'))
    const closed = await open(folder)
    await closed.close()
    await expect(closed.query('select 1')).rejects.toThrow('ended')
    await rm(folder, { recursive: true })
  })
})
