import type { Cell } from '../api/cell.ts'

/** Fewer cases than this say too little to compare: shown grey or pale, never ranked. */
export const LEAST_N = 10

/** Whether a figure rests on too few cases to be compared. Volumes are facts, however small. */
export function isThin(metric: string, cell: Cell): boolean {
  return !metric.endsWith('_count') && cell.n < LEAST_N
}
