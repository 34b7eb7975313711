import type { CellObject, SheetData } from 'write-excel-file/node'
import { type Language, MESSAGES } from '../../../charts/public.ts'
import type { ColumnKind, ExportColumn, ExportTable } from './export-column.ts'
import { wallOf } from './wall.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const SECS_OF_DAY = 86_400
const HEAD = { fontWeight: 'bold', alignVertical: 'top', wrap: true } as const
/** Characters. */
const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 24,
  bucket: 18,
  instant: 18,
  count: 12,
  secs: 14,
  ratio: 12,
  score: 12,
}

/**
 * A table as a workbook. The first sheet holds its rows in cells of their type: durations are times of a spreadsheet, so
 * they add up and sort. The second says what they are: range, zone, filters, when they were read, and how each metric is
 * measured. A text is never a formula.
 */
export async function toWorkbook(
  { columns, facts, tz }: ExportTable,
  language: Language,
): Promise<Buffer> {
  // Loaded on the first use, like everything that few ask for.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const messages = MESSAGES[language]
  return writeExcelFile([
    {
      sheet: messages['export.sheet'],
      data: rowsOf(columns, tz),
      columns: columns.map(({ kind }) => ({ width: WIDTHS[kind] })),
      stickyRowsCount: 1,
    },
    {
      sheet: messages['export.about'],
      data: facts.map(({ name, text }) => [
        { value: name, type: String, ...HEAD },
        { value: text, type: String, wrap: true, alignVertical: 'top' as const },
      ]),
      columns: [{ width: 28 }, { width: 100 }],
    },
  ]).toBuffer()
}

function rowsOf(columns: readonly ExportColumn[], tz: string): SheetData {
  const [first] = columns
  const head = columns.map(({ title }): CellObject => ({ value: title, type: String, ...HEAD }))
  const rows = (first?.values ?? []).map((_, row) =>
    columns.map(({ kind, kinds, values }) => cellOf(values[row] ?? null, kinds?.[row] ?? kind, tz)),
  )
  return [head, ...rows]
}

function cellOf(value: string | number | null, kind: ColumnKind, tz: string): CellObject | null {
  if (value === null) return null
  if (kind === 'bucket') return bucketCell(String(value))
  if (kind === 'instant') return bucketCell(wallOf(String(value), tz).replace(' ', 'T'))
  if (typeof value === 'string') return { value, type: String }
  switch (kind) {
    case 'secs':
      return { value: value / SECS_OF_DAY, type: Number, format: '[h]:mm:ss' }
    case 'ratio':
      return { value, type: Number, format: '0.0%' }
    case 'score':
      return { value, type: Number, format: '0.00' }
    default:
      return { value, type: Number, format: '#,##0' }
  }
}

/** A local day or a local time: a spreadsheet has no zones, so the wall clock stands there. */
function bucketCell(key: string): CellObject {
  const isHour = key.includes('T')
  const wall = new Date(isHour ? `${key.slice(0, 16)}Z` : `${key}T00:00Z`)
  return { value: wall, type: Date, format: isHour ? 'yyyy-mm-dd hh:mm' : 'yyyy-mm-dd' }
}
