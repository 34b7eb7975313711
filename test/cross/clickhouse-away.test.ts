import { mkdtemp, rm } from 'node:fs/promises'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { INGEST_MIGRATIONS, openSpool } from '../../ingest/public.ts'
import { migrate, openStore } from '../../store/public.ts'
import { openWarehouse, readEventKeys, readEventsByKey } from '../../warehouse/public.ts'
import {
  type ClickHouseDatabase,
  clickHouseMissing,
  openClickHouseDatabase,
} from '../clickhouse-server/public.ts'

/** The network between the product and ClickHouse, which a test can cut. */
interface Wire {
  readonly url: string
  cut(): Promise<void>
  mend(): Promise<void>
}

async function layWire(target: URL): Promise<Wire> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname)
    for (const socket of [near, far]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        near.destroy()
        far.destroy()
      })
    }
    near.pipe(far).pipe(near)
  })
  const listen = (port: number) =>
    new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  await listen(0)
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${String(port)}`,
    mend: () => listen(port),
    cut: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        for (const socket of sockets) socket.destroy()
      }),
  }
}

describe.skipIf(clickHouseMissing())('while ClickHouse is away', () => {
  let clickHouse: ClickHouseDatabase
  let dir = ''
  beforeAll(async () => {
    clickHouse = await openClickHouseDatabase()
    dir = await mkdtemp(join(tmpdir(), 'deskmetry-away-'))
  })
  afterAll(async () => {
    await clickHouse.close()
    await rm(dir, { recursive: true, force: true })
  })

  it('takes events onto disk, says so, and catches up when it is back', {
    timeout: 120_000,
  }, async () => {
    const clock = { now: () => Date.UTC(2026, 2, 2) }
    const wire = await layWire(new URL(clickHouse.url))
    const warehouse = await openWarehouse({
      clickhouse: {
        url: wire.url,
        database: clickHouse.database,
        stagingDir: join(dir, 'staging'),
      },
    })
    const store = await openStore({ file: join(dir, 'store.db') })
    await migrate(store, [{ room: 'ingest', migrations: INGEST_MIGRATIONS }], clock)
    const spool = await openSpool({
      dir: join(dir, 'spool'),
      warehouse,
      store,
      clock,
      everyMs: 0,
      stored: {
        keys: (part) => readEventKeys(warehouse, part),
        byKey: (keys) => readEventsByKey(warehouse, keys),
      },
    })
    const send = (id: string) => {
      const event = {
        event_id: id,
        type: 'case.opened',
        occurred_at: '2026-03-01T09:00:00Z',
        case_id: id,
      }
      return spool.accept({
        contentType: 'application/json',
        chunks: (async function* () {
          yield await Promise.resolve(Buffer.from(JSON.stringify(event)))
        })(),
        source: 'shop',
      })
    }
    const storedCount = async () =>
      (await warehouse.query(`select case_id from ${warehouse.dialect.table('cases')}`)).count

    expect(await send('a')).toMatchObject({ accepted: 1 })
    await spool.drain()
    expect(await storedCount()).toBe(1)

    await wire.cut()
    expect(await send('b')).toMatchObject({ accepted: 1 })
    await spool.drain()
    expect(spool.health().problem).toContain('ClickHouse')
    expect(await send('c')).toMatchObject({ accepted: 1 })
    await spool.drain()
    expect(spool.health().bytes).toBeGreaterThan(0)

    await wire.mend()
    await spool.drain()
    await spool.drain()
    expect(spool.health()).toMatchObject({ files: 0, problem: null })
    expect(await storedCount()).toBe(3)
    expect(await send('b')).toMatchObject({ accepted: 0, duplicate: 1 })

    await spool.close()
    await warehouse.close()
    await store.close()
    await wire.cut()
  })
})
