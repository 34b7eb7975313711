import type { Random } from '../domain/public.ts'

/** Random draws of the shapes a contact centre needs. All deterministic given their seed and stream. */
export interface Draws extends Random {
  /** Whole number in [0, n). */
  int(n: number): number
  /** One element; throws on an empty list. */
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
  normal(): number
  exponential(mean: number): number
  /** exp(N(ln median, sigma)). */
  logNormal(median: number, sigma: number): number
  poisson(mean: number): number
  /** Index drawn in proportion to the weights. */
  weighted(weights: readonly number[]): number
}

/**
 * A named stream of draws. Streams of one seed are independent, so that a change in wording never shifts an arrival.
 * Generator: sfc32 (Chris Doty-Humphrey, PractRand), seeded by a string hash (xmur3, public domain).
 */
export function seededDraws(seed: number, stream: string): Draws {
  const next = sfc32(`${String(seed)}/${stream}`)
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    int: (n) => Math.floor(next() * n),
    pick: (list) => pickFrom(list, next()),
    chance: (probability) => next() < probability,
    normal,
    exponential: (mean) => -mean * Math.log(1 - next()),
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    poisson: (mean) => drawPoisson(mean, next, normal),
    weighted: (weights) => drawWeighted(weights, next()),
  }
}

function pickFrom<T>(list: readonly T[], u: number): T {
  const found = list[Math.floor(u * list.length)]
  if (found === undefined) throw new Error('pick from an empty list')
  return found
}

function drawWeighted(weights: readonly number[], u: number): number {
  let total = 0
  for (const weight of weights) total += weight
  let rest = u * total
  for (const [index, weight] of weights.entries()) {
    rest -= weight
    if (rest < 0) return index
  }
  return weights.length - 1
}

/** Knuth below 30; above it the normal approximation, whose error no chart of a demo shows. */
function drawPoisson(mean: number, next: () => number, normal: () => number): number {
  if (mean <= 0) return 0
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = next(); product > limit; product *= next()) count += 1
  return count
}

function sfc32(text: string): () => number {
  const word = xmur3(text)
  let a = word()
  let b = word()
  let c = word()
  let counter = 1
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let round = 0; round < 12; round += 1) next()
  return next
}

function xmur3(text: string): () => number {
  let hash = 1779033703 ^ text.length
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 3432918353)
    hash = (hash << 13) | (hash >>> 19)
  }
  return () => {
    hash = Math.imul(hash ^ (hash >>> 16), 2246822507)
    hash = Math.imul(hash ^ (hash >>> 13), 3266489909)
    return (hash ^= hash >>> 16) >>> 0
  }
}
