import type { DimensionKey, QueryAnswer } from '../../domain/contract/public.ts'
import { cellOf } from '../api/cell.ts'

/** A value that occurs, and how much there is of it; null: it was chosen before and does not occur. */
export interface CountedValue<Value> {
  readonly value: Value
  readonly count: number | null
}

export interface ValueOption<Value> extends CountedValue<Value> {
  readonly text: string
}

/** The values of a dimension in an answer, none included, by how many rows each has of its first metric: most first. */
export function countedValues(
  { rows, columns }: QueryAnswer,
  dimension: string,
): readonly CountedValue<DimensionKey>[] {
  const metric = columns.find(({ kind }) => kind === 'metric')?.id ?? ''
  return rows
    .map((row) => ({ value: row[dimension] ?? null, count: cellOf(row, metric).n }))
    .toSorted((a, b) => b.count - a.count)
}

/** What a filter offers: the values that were found, and those chosen already even when nothing of them is there. */
export function valueOptions<Value extends DimensionKey>(
  found: readonly CountedValue<Value>[],
  chosen: readonly Value[],
  textOf: (value: Value) => string,
): readonly ValueOption<Value>[] {
  const missing = chosen
    .filter((value) => !found.some((option) => option.value === value))
    .map((value) => ({ value, count: null }))
  return [...found, ...missing].map((option) => ({ ...option, text: textOf(option.value) }))
}
