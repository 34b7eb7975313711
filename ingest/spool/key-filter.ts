import type { EventKey } from './event-key.ts'

/**
 * Remembers millions of keys in little memory: three bytes a key. It never forgets one; of the keys it was not
 * given it takes about one in 20,000 for known, so a "maybe" must be looked up.
 * Bloom 1970; two hashes stand for eight: Kirsch and Mitzenmacher 2006.
 */
export interface KeyFilter {
  /** Makes room for that many keys at once, which errs less than growing by and by. */
  expect(count: number): void
  add(key: EventKey): void
  mayHave(key: EventKey): boolean
}

const BITS_PER_KEY = 24
const HASHES = 8
const FIRST_CAPACITY = 1 << 18

interface Layer {
  readonly bits: Uint32Array
  readonly capacity: number
  count: number
}

/** Grows by doubling. */
export function createKeyFilter(): KeyFilter {
  const layers: Layer[] = [createLayer(FIRST_CAPACITY)]
  return {
    expect(count) {
      const last = layers.at(-1)
      if (!last || last.capacity - last.count < count) layers.push(createLayer(count))
    },
    add(key) {
      let layer = layers.at(-1)
      if (!layer || layer.count >= layer.capacity) {
        layer = createLayer((layer?.capacity ?? FIRST_CAPACITY) * 2)
        layers.push(layer)
      }
      layer.count += 1
      const { bits } = layer
      const size = bits.length * 32
      for (let n = 0; n < HASHES; n += 1) {
        const bit = bitOf(key, n, size)
        const at = Math.floor(bit / 32)
        bits[at] = (bits[at] ?? 0) | (1 << (bit % 32))
      }
    },
    mayHave: (key) => layers.some((layer) => has(layer, key)),
  }
}

function has({ bits }: Layer, key: EventKey): boolean {
  const size = bits.length * 32
  for (let n = 0; n < HASHES; n += 1) {
    const bit = bitOf(key, n, size)
    if (((bits[Math.floor(bit / 32)] ?? 0) & (1 << (bit % 32))) === 0) return false
  }
  return true
}

function bitOf({ high, low }: EventKey, n: number, size: number): number {
  // Below 2^36, so exact; the odd step reaches every bit.
  return (low + n * ((high | 1) >>> 0)) % size
}

function createLayer(capacity: number): Layer {
  return { bits: new Uint32Array(Math.ceil((capacity * BITS_PER_KEY) / 32)), capacity, count: 0 }
}
