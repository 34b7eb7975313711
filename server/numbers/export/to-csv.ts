import type { ExportColumn } from './export-column.ts'

export const CSV = 'text/csv'

/** Spreadsheets take a text that begins so for a formula, or skip what stands before one. */
const READS_AS_FORMULA = /^[=+\-@\t\r]/
const NEEDS_QUOTES = /[",\r\n]/

/**
 * A table as CSV (RFC 4180) with a byte order mark, without which spreadsheets garble Chinese. The head spells columns
 * as the API does. A text that a spreadsheet would run as a formula gets an apostrophe; numbers stay numbers.
 */
export function toCsv(columns: readonly ExportColumn[]): string {
  const [first] = columns
  const head = columns.map(({ id }) => cellOf(id))
  const rows = (first?.values ?? []).map((_, row) =>
    columns.map(({ values }) => cellOf(values[row] ?? null)),
  )
  return `\uFEFF${[head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('')}`
}

function cellOf(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = READS_AS_FORMULA.test(value) ? `'${value}` : value
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
