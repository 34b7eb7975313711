import { interpolate } from '../intervals/order-statistic.ts'

const LOW = 0.1
const HIGH = 0.9

export interface Band {
  readonly mean: number
  /** 10th and 90th percentile. */
  readonly lo: number
  readonly hi: number
}

/** Mean and 10th to 90th percentile by linear interpolation (Hyndman and Fan, type 7). @param values at least one */
export function bandOf(values: readonly number[]): Band {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (p: number) => {
    const place = (sorted.length - 1) * p
    const below = sorted[Math.floor(place)] ?? 0
    const above = sorted[Math.ceil(place)] ?? 0
    return interpolate(p, sorted.length, { below, above }) ?? below
  }
  return {
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
    lo: at(LOW),
    hi: at(HIGH),
  }
}
