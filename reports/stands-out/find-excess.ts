import type { DimensionKey, StandingOut } from '../../domain/contract/public.ts'

/** How many cases have a value inside the cell, and in the whole range. */
export interface ValueCount {
  readonly key: DimensionKey
  readonly inside: number
  readonly whole: number
}

/** Fewer cases of a value say nothing. */
const LEAST_CASES = 10
/** A smaller factor is no reason to look, however sure. */
const LEAST_FACTOR = 1.3
/** Standard errors. Dozens of values are looked at in one cell: each must be this unlikely to stand out by chance. */
const LEAST_Z = 3.9

/**
 * The values that are surely more frequent inside than outside: the pooled two-proportion test at one in 20,000, so
 * that chance alone shows something in less than one of a hundred looks.
 */
export function findExcess(dimension: string, counts: readonly ValueCount[]): readonly Excess[] {
  const inside = counts.reduce((sum, count) => sum + count.inside, 0)
  const outside = counts.reduce((sum, count) => sum + count.whole - count.inside, 0)
  if (inside === 0 || outside === 0) return []
  return counts.flatMap(({ key, inside: count, whole }) => {
    const share = count / inside
    const usual = (whole - count) / outside
    const pooled = whole / (inside + outside)
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / inside + 1 / outside))
    const isSure = share - usual >= LEAST_Z * error
    if (key === null || count < LEAST_CASES || !isSure || share < LEAST_FACTOR * usual) return []
    const excess = count - usual * inside
    return [{ dimension, key, count, share, usual_share: usual, excess }]
  })
}

export interface Excess extends StandingOut {
  /** Cases more than usual. */
  readonly excess: number
}
