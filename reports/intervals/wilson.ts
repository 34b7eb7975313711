import { Z_95 } from './normal.ts'

export interface Interval {
  readonly lo: number | null
  readonly hi: number | null
}

/**
 * 95 % score interval of a proportion `hits / n`. Never below 0 or above 1, and never of width 0.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 */
export function wilsonInterval(hits: number, n: number): Interval {
  if (n === 0) return { lo: null, hi: null }
  const ratio = hits / n
  const z2 = Z_95 * Z_95
  const centre = ratio + z2 / (2 * n)
  const spread = Z_95 * Math.sqrt((ratio * (1 - ratio)) / n + z2 / (4 * n * n))
  const scale = 1 + z2 / n
  // All or none hit the bound exactly; arithmetic would miss it by a rounding error.
  return {
    lo: hits === 0 ? 0 : (centre - spread) / scale,
    hi: hits === n ? 1 : (centre + spread) / scale,
  }
}
