import type { RefusedLine } from './refused-line.ts'

/**
 * A file read as rows, whatever its format. In a table the cells stand in the order of `columns`; in NDJSON
 * there are no columns and the one cell is the record.
 */
export interface RowFile {
  /** Null: the rows are records with paths, not columns. */
  readonly columns: readonly string[] | null
  /** Rows in batches, in file order. */
  readonly batches: AsyncIterable<readonly Row[]>
}

export interface Row {
  /** Line in the file, from 1; the header counts. In Parquet the row's number. */
  readonly line: number
  readonly cells: readonly unknown[]
}

export type OnRefused = (refused: RefusedLine) => void
