import { type Cell, cellOf } from '../api/cell.ts'
import type { QueryRow } from '../../domain/contract/public.ts'

export interface PeopleOrder {
  readonly by: string
  readonly direction: 'asc' | 'desc'
}

/**
 * Rows by one column. What has too few cases or no value is not ranked: it follows after all others, whichever
 * way the column is sorted. Volumes are facts and always rank.
 */
export function orderPeople(
  rows: readonly QueryRow[],
  { by, direction }: PeopleOrder,
  leastN: number,
): readonly QueryRow[] {
  const sign = direction === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => {
    const [first, second] = [cellOf(a, by), cellOf(b, by)]
    const rank = rankOf(by, first, leastN) - rankOf(by, second, leastN)
    return rank !== 0 ? rank : sign * ((first.value ?? 0) - (second.value ?? 0))
  })
}

/** Whether a figure rests on too few cases to be compared. */
export function isThin(metric: string, cell: Cell, leastN: number): boolean {
  return !metric.endsWith('_count') && cell.n < leastN
}

function rankOf(metric: string, cell: Cell, leastN: number): 0 | 1 | 2 {
  if (cell.value === null) return 2
  return isThin(metric, cell, leastN) ? 1 : 0
}
