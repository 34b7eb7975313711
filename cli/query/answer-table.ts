import type {
  DimensionKey,
  MetricUnit,
  QueryAnswer,
  QueryColumn,
  QueryRow,
} from '../../domain/contract/public.ts'
import { formatCount, NO_VALUE, valueFigure } from '../../charts/public.ts'
import { localRange, localTime } from '../local-time.ts'
import { writeTable } from '../write-table.ts'

/** An answer as a table for people: keys with their names, values in their unit, n beside each. */
export function answerTable(answer: QueryAnswer): string {
  const { rows, totals, columns, meta } = answer
  const shown = columns.filter(({ kind }) => kind !== 'lo' && kind !== 'hi' && kind !== 'prev_n')
  const header = shown.map((column) => (column.kind === 'n' ? 'n' : column.id))
  const cellsOf = (row: QueryRow) => shown.map((column) => cell(column, row, answer))
  const body = rows.map(cellsOf)
  const total = totals === undefined ? [] : [totalCells(shown, totals, answer)]
  const lines = writeTable([header, ...body, ...total], shown.map(isNumber))
  const notes = meta.notes.map(({ text }) => text.en)
  return [...lines, '', ...rangeLines(meta), ...nothingFound(answer), ...notes].join('\n')
}

/** In the zone that was asked for, as the question was. */
function rangeLines({ from, to, tz, as_of, compare }: QueryAnswer['meta']): readonly string[] {
  const asked = `${localRange(from, to, tz)}, ${tz}, as of ${localTime(as_of, tz)}`
  return compare === null
    ? [asked]
    : [asked, `compared with ${localRange(compare.from, compare.to, tz)}`]
}

/** An empty table alone leaves open whether the range or the data are the cause. */
function nothingFound({ rows, meta }: QueryAnswer): readonly string[] {
  if (rows.length > 0) return []
  return meta.data_until === null
    ? ['Nothing found: no events have come in yet. Load some with deskmetry import or demo.']
    : [
        `Nothing found. The latest data are of ${localTime(meta.data_until, meta.tz)}: choose a range that has some, or fewer filters.`,
      ]
}

function totalCells(
  shown: readonly QueryColumn[],
  totals: QueryRow,
  answer: QueryAnswer,
): readonly string[] {
  let isNamed = false
  return shown.map((column) => {
    if (isNumber(column)) return cell(column, totals, answer)
    if (isNamed) return ''
    isNamed = true
    return 'total'
  })
}

function cell(column: QueryColumn, row: QueryRow, { names }: QueryAnswer): string {
  const value = row[column.id] ?? null
  if (value === null) return NO_VALUE
  if (isNumber(column)) return typeof value === 'number' ? inUnit(value, column.unit) : value
  return withName(value, names[column.id])
}

function withName(
  key: NonNullable<DimensionKey>,
  names: Readonly<Record<string, string>> = {},
): string {
  const name = names[String(key)]
  return name === undefined || name === key ? String(key) : `${key} ${name}`
}

const isNumber = ({ kind }: QueryColumn) => kind !== 'grain' && kind !== 'dimension'

function inUnit(value: number, unit: MetricUnit = 'count'): string {
  // A mean of counts has a digit after its point, which a count never has.
  if (unit === 'count') return formatCount(value, 'en', 1)
  const { figure, unit: mark } = valueFigure(value, unit, 'en')
  return mark === '' ? figure : `${figure} ${mark}`
}
