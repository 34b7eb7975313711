import { isUtf8 } from 'node:buffer'
import { join } from 'node:path'
import { MAX_LINE_BYTES, type RefusedLine, refuseBrokenText } from './refused-line.ts'
import { createSegment, type Segment, type SegmentWriter } from './segment.ts'
import { type Block, wholeLines } from './whole-lines.ts'

/**
 * Cuts a stream of NDJSON bytes into segment files. Looks at bytes only: it counts lines, leaves out blank
 * ones, and refuses lines that are too long or no UTF-8. Memory is bounded by the longest line allowed.
 */
export interface CutOptions {
  /** An existing folder; the caller deletes it. */
  readonly folder: string
  /** Called for each line refused. */
  readonly onRefused: (refused: RefusedLine) => void
  readonly segmentBytes?: number
  readonly maxLineBytes?: number
}

const SEGMENT_BYTES = 64 * 1024 * 1024
const NEWLINE = 10
const RETURN = 13

/** One segment after the other; the next is cut when it is asked for. */
export async function* cutSegments(
  chunks: AsyncIterable<Buffer>,
  options: CutOptions,
): AsyncGenerator<Segment> {
  const { folder, onRefused, segmentBytes = SEGMENT_BYTES } = options
  let count = 0
  let writer: SegmentWriter | undefined
  let failure: { readonly cause: unknown } | undefined
  try {
    for await (const block of wholeLines(chunks, options.maxLineBytes ?? MAX_LINE_BYTES)) {
      if ('refused' in block) {
        onRefused(block.refused)
        continue
      }
      for (const run of soundRuns(block, onRefused)) {
        writer ??= await createSegment(join(folder, `segment-${(count += 1)}.ndjson`))
        await writer.append(run.bytes, run.firstLine, run.count)
      }
      if (!writer || writer.bytes < segmentBytes) continue
      const full = writer
      writer = undefined
      yield await full.finish()
    }
  } catch (cause) {
    failure = { cause }
  }
  // Also of a truncated file: its whole lines are handed over before the error is told.
  if (writer) yield await writer.finish()
  if (failure) throw failure.cause
}

/** Checks a block at once; only a block with a bad or a blank line is taken apart. */
function* soundRuns(block: Block, onRefused: (refused: RefusedLine) => void): Generator<Block> {
  if (isUtf8(block.bytes) && !hasBlankLine(block.bytes)) {
    yield block
    return
  }
  let start = 0
  for (let line = block.firstLine; start < block.bytes.length; line += 1) {
    const end = block.bytes.indexOf(NEWLINE, start) + 1
    const bytes = block.bytes.subarray(start, end)
    start = end
    if (isBlank(bytes)) continue
    if (isUtf8(bytes)) yield { bytes, firstLine: line, count: 1 }
    else onRefused(refuseBrokenText(line, bytes.subarray(0, -1)))
  }
}

const DOUBLE_NEWLINE = Buffer.from('\n\n')
const BLANK_CRLF = Buffer.from('\n\r\n')

function hasBlankLine(bytes: Buffer): boolean {
  if (bytes[0] === NEWLINE || (bytes[0] === RETURN && bytes[1] === NEWLINE)) return true
  return bytes.includes(DOUBLE_NEWLINE) || bytes.includes(BLANK_CRLF)
}

function isBlank(line: Buffer): boolean {
  return line.every((byte) => byte === NEWLINE || byte === RETURN || byte === 32 || byte === 9)
}
