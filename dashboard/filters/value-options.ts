import { type Language, valueName } from '../../charts/public.ts'
import { cellOf, keyOf } from '../api/cell.ts'
import type { QueryAnswer } from '../../domain/contract/public.ts'

export interface ValueOption {
  readonly value: string
  readonly text: string
  readonly count: number | null
}

/**
 * What a filter offers: the values that occur, most cases first, and those chosen already even when nothing
 * of them is in the range. A case without a value cannot be chosen: a filter names values.
 */
export function valueOptions(
  answer: QueryAnswer | undefined,
  dimension: string,
  chosen: readonly string[],
  language: Language,
): readonly ValueOption[] {
  const found = (answer?.rows ?? []).flatMap((row) => {
    const value = keyOf(row, dimension)
    const count = cellOf(row, 'cases_opened_count').value
    return value === null ? [] : [{ value, count }]
  })
  const missing = chosen
    .filter((value) => !found.some((option) => option.value === value))
    .map((value) => ({ value, count: null }))
  return [...found.toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0)), ...missing].map(
    (option) => ({
      ...option,
      text: valueName(dimension, option.value, { language, names: answer?.names }),
    }),
  )
}
