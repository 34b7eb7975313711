import { type FileHandle, open } from 'node:fs/promises'
import { createLineMap, type LineMap } from './line-map.ts'

/** An uncompressed NDJSON file in the temporary folder, small enough to be loaded in bounded memory. */
export interface Segment {
  readonly path: string
  readonly lines: LineMap
  readonly bytes: number
}

export interface SegmentWriter {
  /** Appends whole lines, each with its newline. `fileLine` is the first one's line in the user's file. */
  append(lines: Buffer, fileLine: number, count: number): Promise<void>
  readonly bytes: number
  /** Closes the file, also when the last write fails, and hands it over. */
  finish(): Promise<Segment>
}

const BUFFER_BYTES = 1 << 20

/** Starts a new segment file. @throws what the file system throws (a full disk, ENOSPC). */
export async function createSegment(path: string): Promise<SegmentWriter> {
  const handle = await open(path, 'w')
  const lines = createLineMap()
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let bytes = 0

  async function flush(): Promise<void> {
    const pieces = waiting
    const size = waitingBytes
    waiting = []
    waitingBytes = 0
    if (size > 0) await writeWhole(handle, pieces, size)
  }

  return {
    async append(piece, fileLine, count) {
      lines.add(fileLine, count)
      waiting.push(piece)
      waitingBytes += piece.length
      bytes += piece.length
      if (waitingBytes >= BUFFER_BYTES) await flush()
    },
    get bytes() {
      return bytes
    },
    async finish() {
      try {
        await flush()
      } finally {
        await handle.close()
      }
      return { path, lines, bytes }
    },
  }
}

async function writeWhole(
  handle: FileHandle,
  pieces: readonly Buffer[],
  size: number,
): Promise<void> {
  const whole = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces, size)
  await handle.writeFile(whole)
}
