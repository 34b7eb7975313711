/** How long conversations take, by how long they have taken: sorted durations in ms, read as a distribution. */

const ENOUGH = 20

/** Sorted; where little has been seen yet filled up with what is usual, spread as such times are. */
export function soundDurations(seen: readonly number[], usualMs: number): readonly number[] {
  const missing = Math.max(0, ENOUGH - seen.length)
  const usual = Array.from(
    { length: missing },
    (_, at) => -Math.log(1 - (at + 0.5) / missing) * usualMs,
  )
  return [...seen, ...usual].toSorted((a, b) => a - b)
}

/** How much longer something takes that has taken `ageMs` already, at this share of those that took longer. */
export function residualMs(sorted: readonly number[], ageMs: number, share: number): number {
  const first = firstAbove(sorted, ageMs)
  // Longer than all of them: it may end any minute, and need not.
  if (first >= sorted.length) return share * Math.max(60_000, ageMs * 0.2)
  return Math.max(0, quantileOf(sorted, share, first) - ageMs)
}

/** Of the sorted values from an index on, the one at this share, 0 … 1; between two of them, between. */
export function quantileOf(sorted: readonly number[], share: number, first = 0): number {
  const at = first + share * (sorted.length - 1 - first)
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}

function firstAbove(sorted: readonly number[], value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/**
 * Shares that lie evenly in (0, 1) however many there are: multiples of the golden ratio, shifted for each play. Few
 * plays with even shares tell what takes many with random ones.
 */
export function evenShare(index: number, play: number): number {
  return ((index + 0.5) * 0.618_033_988_749_895 + play * 0.414_213_562_373_095) % 1
}

/** Draws in (0, 1) that a seed names (mulberry32): the same state tells the same. */
export function seededDraws(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296
  }
}
