import { type Cell, cellOf } from '../api/cell.ts'
import type { QueryRow } from '../../domain/contract/public.ts'
import { isThin } from './least-n.ts'

export interface RowOrder {
  readonly by: string
  readonly direction: 'asc' | 'desc'
}

/**
 * Rows by one column. What has too few cases or no value is not ranked: it follows after all others, whichever
 * way the column is sorted. Volumes are facts and always rank.
 */
export function orderRows(
  rows: readonly QueryRow[],
  { by, direction }: RowOrder,
): readonly QueryRow[] {
  const sign = direction === 'asc' ? 1 : -1
  return rows.toSorted((a, b) => {
    const [first, second] = [cellOf(a, by), cellOf(b, by)]
    const rank = rankOf(by, first) - rankOf(by, second)
    return rank !== 0 ? rank : sign * ((first.value ?? 0) - (second.value ?? 0))
  })
}

function rankOf(metric: string, cell: Cell): 0 | 1 | 2 {
  if (cell.value === null) return 2
  return isThin(metric, cell) ? 1 : 0
}
