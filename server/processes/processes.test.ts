import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { migrate } from '../../store/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import type { Warehouse } from '../../warehouse/public.ts'
import { beSoleServer } from './sole-server.ts'
import { withOneWriter } from './one-writer.ts'

const clock = { now: () => Date.now() }

describeEachStore('several server processes', (stores) => {
  it('write to a warehouse they share one at a time, also when a write fails', async () => {
    const one = await stores.open()
    await migrate(one, [], clock)
    let writing = 0
    let most = 0
    const refresh = async () => {
      writing += 1
      most = Math.max(most, writing)
      await sleep(5)
      writing -= 1
      if (most > 1) throw new Error('two at once')
      return { accepted: 0 }
    }
    const warehouse = { refresh } as unknown as Warehouse
    const other = stores.dialect === 'postgres' ? await stores.openAgain() : one
    const first = withOneWriter(warehouse, { store: one, clock, holder: 'first' })
    const second = withOneWriter(warehouse, { store: other, clock, holder: 'second' })
    await Promise.all(
      Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? first : second).refresh()),
    )
    expect(most).toBe(1)
    const failing = { refresh: () => Promise.reject(new Error('full')) } as unknown as Warehouse
    const third = withOneWriter(failing, { store: one, clock, holder: 'third' })
    await expect(third.refresh()).rejects.toThrow('full')
    await expect(second.refresh()).resolves.toBeDefined()
  })

  it('are refused where the warehouse is one server’s own, but for that server after a crash', async () => {
    const store = await stores.open()
    await migrate(store, [], clock)
    await beSoleServer(store, { clock, dataDir: '/a' })
    await expect(beSoleServer(store, { clock, dataDir: '/b' })).rejects.toMatchObject({
      code: 'SECOND_SERVER',
    })
    const again = await beSoleServer(store, { clock, dataDir: '/a' })
    await again.release()
    const next = await beSoleServer(store, { clock, dataDir: '/b' })
    await next.release()
  })
})
