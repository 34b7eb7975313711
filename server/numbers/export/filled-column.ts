import type { ColumnKind, ExportColumn } from './export-column.ts'

/** How one column of a list is filled from a row. */
export interface Filled<Row> {
  readonly id: string
  readonly title: string
  readonly kind: ColumnKind
  /** Where the rows differ. */
  readonly kindOf?: (row: Row) => ColumnKind
  readonly of: (row: Row) => string | number | null
}

/** The columns of a list, filled. */
export function fillColumns<Row>(
  columns: readonly Filled<Row>[],
  rows: readonly Row[],
): readonly ExportColumn[] {
  return columns.map(({ id, title, kind, kindOf, of }) => ({
    id,
    title,
    kind,
    ...(kindOf === undefined ? {} : { kinds: rows.map(kindOf) }),
    values: rows.map(of),
  }))
}
