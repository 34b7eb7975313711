import type { MetricUnit } from '../../../domain/contract/public.ts'

/** What a column of an exported table holds; `bucket` is the beginning of an hour, a day, a week or a month. */
export type ColumnKind = 'text' | 'bucket' | 'instant' | MetricUnit

/** One column of a table as people keep it: names instead of ids, values as the API gives them. */
export interface ExportColumn {
  /** As the API spells it: `team`, `csat_ratio__n`. */
  readonly id: string
  /** As people read it: `Team`, `CSAT · n`. */
  readonly title: string
  readonly kind: ColumnKind
  /** Where the rows differ: the kind of each. */
  readonly kinds?: readonly ColumnKind[]
  /** One for each row. Seconds, shares of 1, instants as ISO 8601, text; null: nothing to measure. */
  readonly values: readonly (string | number | null)[]
}

/** A table with what somebody must know who finds it a year later. */
export interface ExportTable {
  readonly columns: readonly ExportColumn[]
  readonly facts: readonly Fact[]
  /** By whose clock instants are written where a file knows no zones. */
  readonly tz: string
}

/** One line about a table: `Zone` → `Shanghai time`. */
export interface Fact {
  readonly name: string
  readonly text: string
}
