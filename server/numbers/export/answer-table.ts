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
import type { ColumnKind, ExportColumn } from './export-column.ts'

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
