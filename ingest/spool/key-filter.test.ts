import { expect, it } from 'vitest'
import type { EventKey } from './event-key.ts'
import { createKeyFilter } from './key-filter.ts'

/** Spreads like a hash does (the finaliser of MurmurHash3), and is quick. */
function mix(id: number): number {
  let bits = Math.imul(id ^ (id >>> 16), 0x85ebca6b)
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return (bits ^ (bits >>> 16)) >>> 0
}

const key = (id: number): EventKey => ({ high: mix(id), low: mix(id + 0x9e3779b9) })

it.each([0, 600_000])(
  'forgets no key and seldom knows a strange one, with room for %d',
  (expected) => {
    const filter = createKeyFilter()
    filter.expect(expected)
    for (let id = 0; id < 600_000; id += 1) filter.add(key(id))
    let missed = 0
    for (let id = 0; id < 600_000; id += 1) if (!filter.mayHave(key(id))) missed += 1
    expect(missed).toBe(0)
    let strange = 0
    for (let id = 600_000; id < 800_000; id += 1) if (filter.mayHave(key(id))) strange += 1
    expect(strange / 200_000).toBeLessThan(0.0005)
  },
)
