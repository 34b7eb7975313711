import { Z_95 } from './normal.ts'
import type { Interval } from './wilson.ts'

/**
 * 95 % interval of a percentile: the values at ranks ⌈np − z√(np(1−p))⌉ and ⌈np + z√(np(1−p))⌉ of the sample.
 * It assumes nothing about the distribution. W. J. Conover, "Practical Nonparametric Statistics", section 3.2.
 */
export function orderRanks(p: number) {
  const spread = Z_95 * Math.sqrt(p * (1 - p))
  // In exponent form both engines read a literal as a double; `0.9` is a decimal to one of them.
  const literals = { p: p.toExponential(), spread: spread.toExponential() }
  const sql = (sign: string) => (n: string) =>
    `ceil(${n} * ${literals.p} ${sign} ${literals.spread} * sqrt(${n}))`
  return {
    /** The ranks between which the percentile itself is interpolated. */
    belowSql: (n: string) => `floor((${n} - 1) * ${literals.p}) + 1`,
    aboveSql: (n: string) => `ceil((${n} - 1) * ${literals.p}) + 1`,
    lowerSql: sql('-'),
    upperSql: sql('+'),
    lower: (n: number) => Math.ceil(n * p - spread * Math.sqrt(n)),
    upper: (n: number) => Math.ceil(n * p + spread * Math.sqrt(n)),
  }
}

/** None while the sample is too small to have values at both ranks. */
export function orderStatisticInterval(
  p: number,
  n: number,
  bounds: { readonly lower: number | null; readonly upper: number | null },
): Interval {
  const ranks = orderRanks(p)
  if (ranks.lower(n) < 1 || ranks.upper(n) > n) return { lo: null, hi: null }
  return { lo: bounds.lower, hi: bounds.upper }
}

/** Linear interpolation at rank (n − 1)p + 1, as `quantile_cont` does it (Hyndman and Fan, type 7). */
export function interpolate(
  p: number,
  n: number,
  { below, above }: { readonly below: number | null; readonly above: number | null },
): number | null {
  if (below === null || above === null) return null
  const place = (n - 1) * p
  return below + (above - below) * (place - Math.floor(place))
}
