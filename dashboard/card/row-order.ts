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
  // Each cell is read once, not once for each comparison: there may be 100,000 rows.
  return rows
    .map((row) => {
      const cell = cellOf(row, by)
      return { row, rank: rankOf(by, cell), value: cell.value ?? 0 }
    })
    .toSorted((a, b) => a.rank - b.rank || sign * (a.value - b.value))
    .map(({ row }) => row)
}

function rankOf(metric: string, cell: Cell): 0 | 1 | 2 {
  if (cell.value === null) return 2
  return isThin(metric, cell) ? 1 : 0
}
