import { beforeAll, beforeEach, expect, it } from 'vitest'
import {
  acquireLease,
  holdsLease,
  migrate,
  releaseLease,
  renewLease,
  type Store,
} from './public.ts'
import { describeEachStore } from './testing/each-store.ts'

const TTL_MS = 10_000

describeEachStore('a lease', (stores) => {
  let first: Store
  let second: Store
  let now = 1_795_000_000_000
  let name = ''
  let names = 0
  const clock = { now: () => now }
  const ask = (store: Store, holder: string) =>
    acquireLease(store, { name, holder, ttl_ms: TTL_MS }, clock)

  beforeAll(async () => {
    first = await stores.open()
    await migrate(first, [], clock)
    second = await stores.openAgain()
  })

  beforeEach(() => {
    names += 1
    name = `job-${names}`
  })

  it('has one holder until it expires, and a token that rises', async () => {
    const lease = await ask(first, 'a')
    expect(lease).toEqual({ name, holder: 'a', token: 1, expires_at: now + TTL_MS })
    expect(await ask(second, 'b')).toBeNull()
    expect(await ask(first, 'a')).toBeNull()
    now += TTL_MS - 1
    expect(await ask(second, 'b')).toBeNull()
    now += 1
    expect(await ask(second, 'b')).toMatchObject({ holder: 'b', token: 2 })
  })

  it('is won by exactly one of two that race for it, every time', async () => {
    for (let round = 1; round <= 20; round += 1) {
      const results = await Promise.all([
        ask(first, 'a'),
        ask(second, 'b'),
        ask(second, 'c'),
        ask(first, 'd'),
      ])
      const won = results.filter((lease) => lease !== null)
      expect(won.map((lease) => lease.token)).toEqual([round])
      now += TTL_MS
    }
  })

  it('lasts as long as it is renewed', async () => {
    const lease = await ask(first, 'a')
    if (lease === null) throw new Error('not acquired')
    now += TTL_MS - 1
    const renewed = await renewLease(first, lease, { ttl_ms: TTL_MS, clock })
    expect(renewed).toEqual({ ...lease, expires_at: now + TTL_MS })
    now += TTL_MS - 1
    expect(await ask(second, 'b')).toBeNull()
  })

  it('that was taken over cannot be renewed, released or written under', async () => {
    const lost = await ask(first, 'a')
    if (lost === null) throw new Error('not acquired')
    now += TTL_MS
    const current = await ask(second, 'b')
    if (current === null) throw new Error('not taken over')
    expect(await renewLease(first, lost, { ttl_ms: TTL_MS, clock })).toBeNull()
    await releaseLease(first, lost)
    expect(await first.transaction((tx) => holdsLease(tx, lost))).toBe(false)
    expect(await second.transaction((tx) => holdsLease(tx, current))).toBe(true)
  })

  it('that is released is free at once, and its token still rises', async () => {
    const lease = await ask(first, 'a')
    if (lease === null) throw new Error('not acquired')
    await releaseLease(first, lease)
    expect(await renewLease(first, lease, { ttl_ms: TTL_MS, clock })).toBeNull()
    expect(await first.transaction((tx) => holdsLease(tx, lease))).toBe(false)
    expect(await ask(second, 'b')).toMatchObject({ token: 2 })
  })
})
