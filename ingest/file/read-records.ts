import { isUtf8 } from 'node:buffer'
import type { OpenBytes } from './open-bytes.ts'
import { excerptOf, MAX_LINE_BYTES, refuseBrokenText } from './refused-line.ts'
import type { OnRefused, Row, RowFile } from './rows.ts'
import { wholeLines } from './whole-lines.ts'

/** NDJSON as rows of one record each, for maps. A line that is no JSON object is refused. */
export function readRecords(bytes: OpenBytes, onRefused: OnRefused): RowFile {
  async function* batches(): AsyncGenerator<readonly Row[]> {
    for await (const block of wholeLines(bytes.chunks, MAX_LINE_BYTES)) {
      if ('refused' in block) {
        onRefused(block.refused)
        continue
      }
      const rows: Row[] = []
      let start = 0
      for (let line = block.firstLine; start < block.bytes.length; line += 1) {
        const end = block.bytes.indexOf(10, start)
        const row = readRecord(block.bytes.subarray(start, end), line, onRefused)
        if (row) rows.push(row)
        start = end + 1
      }
      yield rows
    }
  }
  return { columns: null, batches: batches() }
}

function readRecord(bytes: Buffer, line: number, onRefused: OnRefused): Row | null {
  if (!isUtf8(bytes)) {
    onRefused(refuseBrokenText(line, bytes))
    return null
  }
  const text = bytes.toString('utf8')
  if (text.trim() === '') return null
  let record: unknown
  try {
    record = JSON.parse(text)
  } catch {
    record = undefined
  }
  if (typeof record === 'object' && record !== null) return { line, cells: [record] }
  const problem = {
    code: 'LINE_NOT_JSON',
    path: `line ${line}`,
    reason: 'the line is not a JSON object',
    fix: 'Write one JSON object per line.',
  }
  onRefused({ line, problems: [problem], ...excerptOf(bytes) })
  return null
}
