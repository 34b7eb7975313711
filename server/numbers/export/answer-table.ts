import {
  dimensionName,
  type Language,
  MESSAGES,
  metricName,
  valueName,
} from '../../../charts/public.ts'
import type {
  DimensionKey,
  MetricUnit,
  QueryAnswer,
  QueryColumn,
} from '../../../domain/contract/public.ts'

/** What a column of an exported table holds; `bucket` is the beginning of an hour, a day, a week or a month. */
export type ColumnKind = 'text' | 'bucket' | MetricUnit

/** One column of an answer as people keep it: names instead of ids, values as the API gives them. */
export interface ExportColumn {
  /** As the API spells it: `team`, `csat_ratio__n`. */
  readonly id: string
  /** As people read it: `Team`, `CSAT · n`. */
  readonly title: string
  readonly kind: ColumnKind
  /** One for each row. Seconds, shares of 1, text; null: nothing to measure. */
  readonly values: readonly (string | number | null)[]
}

/** An answer column by column, with the names of the directory. Intervals that no row has are left out. */
export function answerTable(answer: QueryAnswer, language: Language): readonly ExportColumn[] {
  const isEmpty = ({ id, kind }: QueryColumn) =>
    (kind === 'lo' || kind === 'hi') && answer.rows.every((row) => (row[id] ?? null) === null)
  const units = new Map(answer.columns.map(({ id, unit }) => [id, unit]))
  return answer.columns
    .filter((column) => !isEmpty(column))
    .map((column) => ({
      id: column.id,
      title: titleOf(column, language),
      kind: kindOf(column, units),
      values: answer.rows.map((row) => valueOf(row[column.id] ?? null, column, answer, language)),
    }))
}

function kindOf(
  { id, kind, metric }: QueryColumn,
  units: ReadonlyMap<string, MetricUnit | undefined>,
): ColumnKind {
  switch (kind) {
    case 'grain':
      return 'bucket'
    case 'dimension':
      return 'text'
    case 'n':
    case 'prev_n':
      return 'count'
    default:
      return units.get(metric ?? id) ?? units.get(id) ?? 'count'
  }
}

function titleOf({ id, kind, metric }: QueryColumn, language: Language): string {
  if (kind === 'grain' || kind === 'dimension') return dimensionName(id, language)
  const name = metricName(metric ?? id, language)
  return kind === 'metric' ? name : `${name} · ${MESSAGES[language][`export.${kind}`]}`
}

function valueOf(
  value: DimensionKey,
  { id, kind }: QueryColumn,
  { names }: QueryAnswer,
  language: Language,
): string | number | null {
  if (kind !== 'dimension') return value
  return valueName(id, value, { language, names })
}
