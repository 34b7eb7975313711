import { isUtf8 } from 'node:buffer'
import { DeskmetryError } from '../../domain/public.ts'
import { delimiterOf } from './csv-delimiter.ts'
import { countQuotes, splitRecord } from './csv-record.ts'
import type { OpenBytes } from './open-bytes.ts'
import {
  EXCERPT_BYTES,
  MAX_LINE_BYTES,
  type RefusedLine,
  refuseBrokenText,
} from './refused-line.ts'
import type { OnRefused, Row, RowFile } from './rows.ts'
import { wholeLines } from './whole-lines.ts'

/**
 * CSV as rows: the first row names the columns. Line ends are found here and not by a CSV library: libraries
 * lose their place at a stray quote and swallow the good rows behind it. Here only the first line of a record
 * that cannot be read is refused, and reading goes on with the next line. (Also five times as fast: most
 * records hold no quote.)
 */
export interface CsvOptions {
  readonly file: string
  readonly delimiter?: string | undefined
  readonly onRefused: OnRefused
}

interface Line {
  readonly text: string
  readonly line: number
}

/** A quoted cell with more lines than this is a quote that somebody forgot to close. */
const MAX_RECORD_LINES = 10_000

/** @throws DeskmetryError FILE_UNREADABLE when two columns have one name */
export async function readCsv(bytes: OpenBytes, options: CsvOptions): Promise<RowFile> {
  const delimiter =
    options.delimiter ?? delimiterOf(bytes.head.toString('utf8').replace(/^\uFEFF/, ''))
  const blocks = textLines(bytes.chunks, options.onRefused)
  const reader = recordReader(delimiter, options.onRefused)
  let columns: readonly string[] | null = null
  let ready: readonly Row[] = []
  while (columns === null) {
    const next = await blocks.next()
    const rows = next.done === true ? reader.end() : reader.read(next.value)
    const header = rows[0]
    if (header) {
      columns = columnsOf(header.cells.map(String), options.file)
      ready = rows.slice(1)
    } else if (next.done === true) columns = []
  }
  const width = columns.length
  const fitting = (rows: readonly Row[]) =>
    rows.filter((row) => row.cells.length === width || misfit(row, width, options.onRefused))

  async function* batches(): AsyncGenerator<readonly Row[]> {
    yield fitting(ready)
    let failure: { readonly cause: unknown } | undefined
    try {
      for await (const lines of blocks) yield fitting(reader.read(lines))
    } catch (cause) {
      failure = { cause }
    }
    // Also when the file is cut off: its whole rows come before the error.
    yield fitting(reader.end())
    if (failure) throw failure.cause
  }
  return { columns, batches: batches() }
}

/** Lines of text without their line ends; a line that is no UTF-8 is refused. */
async function* textLines(
  chunks: AsyncIterable<Buffer>,
  onRefused: OnRefused,
): AsyncGenerator<readonly Line[]> {
  for await (const block of wholeLines(chunks, MAX_LINE_BYTES)) {
    if ('refused' in block) {
      onRefused(block.refused)
      continue
    }
    const isSound = isUtf8(block.bytes)
    // Latin-1 keeps one letter per byte, so that each line can be checked alone.
    const texts = block.bytes.toString(isSound ? 'utf8' : 'latin1').split('\n')
    texts.pop()
    const lines: Line[] = []
    for (const [index, written] of texts.entries()) {
      const line = block.firstLine + index
      const raw = isSound ? null : Buffer.from(written, 'latin1')
      if (raw !== null && !isUtf8(raw)) {
        onRefused(refuseBrokenText(line, raw))
        continue
      }
      const text = raw === null ? written : raw.toString('utf8')
      lines.push({ text: text.endsWith('\r') ? text.slice(0, -1) : text, line })
    }
    yield lines
  }
}

/** Puts lines together to records, across batches. */
function recordReader(delimiter: string, onRefused: OnRefused) {
  let open: Line[] = []
  let quotes = 0

  /** The open record cannot be read: refuse its first line, read the others again. */
  function giveUp(rows: Row[]): void {
    const [first, ...rest] = open
    open = []
    quotes = 0
    if (first) onRefused(refuseRecord(first))
    for (const line of rest) take(line, rows)
  }

  function take(line: Line, rows: Row[]): void {
    if (open.length === 0 && !line.text.includes('"')) {
      if (line.text !== '') rows.push({ line: line.line, cells: line.text.split(delimiter) })
      return
    }
    open.push(line)
    quotes += countQuotes(line.text)
    if (quotes % 2 === 1) {
      if (open.length > MAX_RECORD_LINES) giveUp(rows)
      return
    }
    const text = open.length === 1 ? line.text : open.map((part) => part.text).join('\n')
    const cells = splitRecord(text, delimiter)
    if (cells === null) return giveUp(rows)
    rows.push({ line: open[0]?.line ?? line.line, cells })
    open = []
    quotes = 0
  }

  return {
    read(lines: readonly Line[]): readonly Row[] {
      const rows: Row[] = []
      for (const line of lines) take(line, rows)
      return rows
    },
    end(): readonly Row[] {
      const rows: Row[] = []
      while (open.length > 0) giveUp(rows)
      return rows
    },
  }
}

function columnsOf(header: readonly string[], file: string): readonly string[] {
  const columns = header.map((name) => name.trim())
  const twice = columns.find((name, index) => name !== '' && columns.indexOf(name) !== index)
  if (twice !== undefined) {
    throw new DeskmetryError('FILE_UNREADABLE', {
      file,
      reason: `two columns are called "${twice}"`,
      fix: 'Rename one of them in the header.',
    })
  }
  return columns
}

function misfit(row: Row, width: number, onRefused: OnRefused): false {
  const reason = `the row has ${row.cells.length} cells, the header ${width}`
  onRefused(refuse(row.line, row.cells.join(','), reason))
  return false
}

function refuseRecord({ line, text }: Line): RefusedLine {
  return refuse(line, text, 'a quoted cell does not end, or goes on behind its closing quote')
}

function refuse(line: number, text: string, reason: string): RefusedLine {
  const fix = 'Check the quotes of this row: a quote inside a quoted cell is written twice.'
  return {
    line,
    problems: [{ code: 'CSV_ROW_BROKEN', path: `line ${line}`, reason, fix }],
    text: text.slice(0, EXCERPT_BYTES),
    truncated: text.length > EXCERPT_BYTES,
  }
}
