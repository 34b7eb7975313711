/** One estimate with its interval, null where there is none. */
export interface Estimate {
  readonly value: number | null
  readonly lo: number | null
  readonly hi: number | null
}

/** The common ruler of a column of interval bars. */
export interface IntervalScale {
  readonly min: number
  readonly max: number
}

/** Where a bar stands on the ruler, in percent of its width. */
export interface IntervalBar {
  readonly start: number
  readonly width: number
  readonly at: number
}

/**
 * One ruler for all rows, so that bars can be compared down the column. Wide intervals of small rows would
 * squeeze everybody else: the caller passes the rows that are ranked; a bar that leaves the ruler is cut.
 * `limits` are what the unit allows: no ruler of a ratio goes beyond 1.
 */
export function intervalScale(
  rows: readonly Estimate[],
  limits: IntervalScale = { min: -Infinity, max: Infinity },
): IntervalScale | null {
  let [min, max] = [Infinity, -Infinity]
  // Not Math.min(...ends): there may be more rows than a call takes arguments.
  for (const { value, lo, hi } of rows) {
    for (const end of [value, lo, hi]) {
      if (end === null) continue
      min = Math.min(min, end)
      max = Math.max(max, end)
    }
  }
  if (min > max) return null
  const margin = (max - min || Math.abs(max) || 1) * 0.06
  return { min: Math.max(limits.min, min - margin), max: Math.min(limits.max, max + margin) }
}

/** A row's bar on the ruler; null when there is no value. Without an interval only the mark is drawn. */
export function intervalBar(row: Estimate, scale: IntervalScale): IntervalBar | null {
  if (row.value === null) return null
  const toPercent = (value: number) =>
    Math.min(100, Math.max(0, ((value - scale.min) / (scale.max - scale.min)) * 100))
  const start = toPercent(row.lo ?? row.value)
  return { start, width: toPercent(row.hi ?? row.value) - start, at: toPercent(row.value) }
}
