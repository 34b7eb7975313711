import { expect, it } from 'vitest'
import type { Random } from '../../domain/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { simulateDay } from './testing/simulated-day.ts'
import { medianError } from './testing/told-wait.ts'

/** Small enough for every run; `npm run bench -- routing` simulates the whole day. */
const SMALL = { agents: 10, conversations: 130, hours: 1, handling_secs: 480 }

describeEachStore('a simulated hour', (stores) => {
  it('keeps capacity, skills and order, and tells who waits how long', async () => {
    const store = await stores.open()
    const second = stores.dialect === 'postgres' ? [await stores.openAgain()] : []
    const day = await simulateDay({ stores: [store, ...second], size: SMALL, random: seeded(3) })
    const { watch, told, givenTwice } = day
    expect(watch.broken).toEqual([])
    expect(givenTwice).toEqual([])
    expect(watch.counts.assigned).toBeGreaterThan(100)
    expect(watch.counts.mostInHand).toBe(3)
    expect(told.length).toBeGreaterThan(10)
    expect(medianError(told)).toBeLessThan(1)
  }, 180_000)
})

function seeded(seed: number): Random {
  let state = seed | 0
  return {
    next() {
      state = (state + 0x6d2b79f5) | 0
      let t = Math.imul(state ^ (state >>> 15), 1 | state)
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
      return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
    },
  }
}
