import { createReadStream } from 'node:fs'
import type { SegmentLine } from './load-result.ts'

/**
 * The lines of a file by their number among those that are not blank (from 0, ascending), as DuckDB counts them.
 * Reads the file once, as bytes: only the lines asked for become text.
 */
export async function readLinesOf(
  path: string,
  numbers: readonly number[],
): Promise<readonly SegmentLine[]> {
  const found: SegmentLine[] = []
  if (numbers.length === 0) return found
  let wanted = 0
  let nonBlank = 0
  let line = 0
  const take = (bytes: Buffer) => {
    line++
    if (isBlank(bytes)) return
    if (numbers[wanted] === nonBlank) {
      found.push({ line, text: bytes.toString('utf8').replace(/\r$/, '') })
      wanted++
    }
    nonBlank++
  }
  let rest: Buffer[] = []
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    let bytes = chunk as Buffer
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10)) {
      const head = bytes.subarray(0, end)
      take(rest.length === 0 ? head : Buffer.concat([...rest, head]))
      rest = []
      bytes = bytes.subarray(end + 1)
    }
    if (bytes.length > 0) rest.push(bytes)
    if (wanted === numbers.length) return found
  }
  if (rest.length > 0) take(Buffer.concat(rest))
  return found
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 32 && byte !== 9 && byte !== 13) return false
  return true
}
