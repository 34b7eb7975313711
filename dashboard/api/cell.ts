import type { Estimate } from '../../charts/public.ts'
import type { QueryRow } from '../../domain/contract/public.ts'

/** One figure of a row with what belongs to it: its evidence, its interval, its value in the compare period. */
export interface Cell extends Estimate {
  readonly n: number
  readonly previous: number | null
}

/** Reads `<metric>`, `<metric>__n`, `__lo`, `__hi`, `__prev` of a row. A missing row is a cell without value. */
export function cellOf(row: QueryRow | undefined, metric: string): Cell {
  return {
    value: numberOf(row, metric),
    n: numberOf(row, `${metric}__n`) ?? 0,
    lo: numberOf(row, `${metric}__lo`),
    hi: numberOf(row, `${metric}__hi`),
    previous: numberOf(row, `${metric}__prev`),
  }
}

/** The key of a row in one dimension; null is a value of its own ("none"). */
export function keyOf(row: QueryRow, dimension: string): string | null {
  const key = row[dimension]
  return key == null ? null : String(key)
}

function numberOf(row: QueryRow | undefined, column: string): number | null {
  const value = row?.[column]
  return typeof value === 'number' ? value : null
}
