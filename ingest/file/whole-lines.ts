import { type RefusedLine, refuseLongLine } from './refused-line.ts'

/** Whole lines, each ending with a newline. */
export interface Block {
  readonly bytes: Buffer
  readonly firstLine: number
  readonly count: number
}

const NEWLINE = 10
/** Enough of an endless line to recognise it by. */
const HEAD_BYTES = 64 * 1024

/**
 * Joins chunks at line ends; the last line need not have one. A line longer than `maxLineBytes` is thrown away
 * as it comes, and refused.
 */
export async function* wholeLines(
  chunks: AsyncIterable<Buffer>,
  maxLineBytes: number,
): AsyncGenerator<Block | { readonly refused: RefusedLine }> {
  let line = 1
  let carry: Buffer[] = []
  let carryBytes = 0
  /** The beginning of a line whose rest is being thrown away. */
  let endless: Buffer | null = null

  for await (let chunk of chunks) {
    if (endless !== null) {
      const end = chunk.indexOf(NEWLINE)
      if (end < 0) continue
      yield { refused: refuseLongLine(line, endless) }
      endless = null
      line += 1
      chunk = chunk.subarray(end + 1)
    }
    const end = chunk.lastIndexOf(NEWLINE)
    if (end >= 0) {
      const first = chunk.indexOf(NEWLINE)
      if (carryBytes + first > maxLineBytes) {
        yield { refused: refuseLongLine(line, headOf(carry)) }
        line += 1
        carry = []
        carryBytes = 0
        chunk = chunk.subarray(first + 1)
      }
      const cut = chunk.lastIndexOf(NEWLINE)
      if (cut >= 0) {
        const bytes = Buffer.concat([...carry, chunk.subarray(0, cut + 1)])
        const count = countLines(bytes)
        yield { bytes, firstLine: line, count }
        line += count
        carry = []
        carryBytes = 0
      }
      chunk = chunk.subarray(cut + 1)
    }
    if (chunk.length > 0) {
      carry.push(chunk)
      carryBytes += chunk.length
    }
    if (carryBytes > maxLineBytes) {
      endless = headOf(carry)
      carry = []
      carryBytes = 0
    }
  }
  if (endless !== null) yield { refused: refuseLongLine(line, endless) }
  else if (carryBytes > 0) {
    yield { bytes: Buffer.concat([...carry, Buffer.from('\n')]), firstLine: line, count: 1 }
  }
}

function countLines(bytes: Buffer): number {
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1
  return count
}

function headOf(pieces: readonly Buffer[]): Buffer {
  return Buffer.concat(pieces).subarray(0, HEAD_BYTES)
}
