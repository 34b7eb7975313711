import { isUtf8 } from 'node:buffer'
import { DeskmetryError, type Problem } from '../../domain/public.ts'
import { MAX_LINE_BYTES } from '../file/refused-line.ts'
import { wholeLines } from '../file/whole-lines.ts'

/** One record of a request's body, or why it is none. */
export type BodyRecord = {
  /** Place in the body, from 0; blank lines do not count. */
  readonly index: number
  /** Line of an NDJSON body, from 1. */
  readonly line: number | null
} & (
  | { readonly value: unknown }
  | { readonly problem: Problem; readonly text: string; readonly truncated: boolean }
)

const NDJSON = /^application\/(x-ndjson|ndjson|jsonl|x-jsonlines)\b/i
const BATCH = 2_000

/**
 * The records of a body in batches: one object, an array of them, or an NDJSON stream, which may be endless.
 * @throws DeskmetryError INGEST_BODY when a JSON body is none
 */
export async function* readBody(
  contentType: string,
  chunks: AsyncIterable<Buffer>,
  maxJsonBytes: number,
): AsyncGenerator<readonly BodyRecord[]> {
  if (NDJSON.test(contentType)) yield* readLines(chunks)
  else yield* readJson(chunks, maxJsonBytes)
}

async function* readJson(
  chunks: AsyncIterable<Buffer>,
  maxBytes: number,
): AsyncGenerator<readonly BodyRecord[]> {
  const pieces: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    if (bytes > maxBytes) throw new DeskmetryError('BODY_TOO_LARGE', { limit: maxBytes })
    pieces.push(chunk)
  }
  const body = Buffer.concat(pieces)
  if (!isUtf8(body)) throw bad('it is not valid UTF-8', 'Send it as UTF-8.')
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const fix = 'Send one event, an array of events, or NDJSON as application/x-ndjson.'
    throw bad(`it is not JSON (${reason.slice(0, 200)})`, fix)
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value]
  for (let at = 0; at < values.length; at += BATCH) {
    const batch = values.slice(at, at + BATCH)
    yield batch.map((item, index) => ({ index: at + index, line: null, value: item }))
  }
}

async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<readonly BodyRecord[]> {
  let index = 0
  for await (const block of wholeLines(chunks, MAX_LINE_BYTES)) {
    if ('refused' in block) {
      const { line, problems, text, truncated } = block.refused
      const problem = problems[0]
      if (problem) yield [{ index: index++, line, problem, text, truncated }]
      continue
    }
    let batch: BodyRecord[] = []
    let start = 0
    for (let line = block.firstLine; start < block.bytes.length; line += 1) {
      const end = block.bytes.indexOf(10, start)
      const record = readLine(block.bytes.subarray(start, end), index, line)
      start = end + 1
      if (record === null) continue
      batch.push(record)
      index += 1
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
    if (batch.length > 0) yield batch
  }
}

function readLine(bytes: Buffer, index: number, line: number): BodyRecord | null {
  const text = bytes.toString('utf8')
  if (text.trim() === '') return null
  const path = `line ${line}`
  const kept = { text: text.slice(0, 65_536), truncated: text.length > 65_536 }
  if (!isUtf8(bytes)) {
    const problem = {
      code: 'LINE_NOT_UTF8',
      path,
      reason: 'the line is not valid UTF-8',
      fix: 'Send it as UTF-8.',
    }
    return { index, line, problem, ...kept }
  }
  try {
    return { index, line, value: JSON.parse(text) }
  } catch (error) {
    const reason = `it is not JSON: ${error instanceof Error ? error.message.slice(0, 200) : ''}`
    const problem = { code: 'LINE_NOT_JSON', path, reason, fix: 'Send one JSON object per line.' }
    return { index, line, problem, ...kept }
  }
}

function bad(reason: string, fix: string): DeskmetryError {
  return new DeskmetryError('INGEST_BODY', { reason, fix })
}
