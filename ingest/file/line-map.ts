/**
 * Which line of the user's file a line of a segment came from. Kept as runs of consecutive lines: a plain
 * NDJSON segment is one run, however long; each refused or blank line begins another.
 */
export interface LineMap {
  /** The next `count` segment lines are the file's lines from `fileLine` on. */
  add(fileLine: number, count?: number): void
  /** File line of the nth segment line, both from 1. Throws (a bug) for a line that was never added. */
  lineOf(segmentLine: number): number
  readonly size: number
}

export function createLineMap(): LineMap {
  const segmentStarts: number[] = []
  const fileStarts: number[] = []
  let size = 0

  return {
    add(fileLine, count = 1) {
      const last = segmentStarts.length - 1
      const expected = (fileStarts[last] ?? 0) + size + 1 - (segmentStarts[last] ?? 0)
      if (last < 0 || fileLine !== expected) {
        segmentStarts.push(size + 1)
        fileStarts.push(fileLine)
      }
      size += count
    },
    lineOf(segmentLine) {
      const run = runOf(segmentStarts, segmentLine)
      const segmentStart = segmentStarts[run]
      const fileStart = fileStarts[run]
      if (segmentStart === undefined || fileStart === undefined || segmentLine > size) {
        throw new Error(`Segment line ${segmentLine} was never added`)
      }
      return fileStart + segmentLine - segmentStart
    },
    get size() {
      return size
    },
  }
}

/** Index of the last run that starts at or before the line; -1 when there is none. */
function runOf(starts: readonly number[], line: number): number {
  let low = 0
  let high = starts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= line) low = middle + 1
    else high = middle
  }
  return low - 1
}
