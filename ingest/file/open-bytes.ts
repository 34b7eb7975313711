import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { DeskmetryError } from '../../domain/public.ts'
import { BrokenCompression, compressionOf, decompress } from './compression.ts'
import { withoutBom } from './file-format.ts'

/** An input opened: its first bytes to look at, and all of its bytes, decompressed, without BOM. */
export interface OpenBytes {
  readonly head: Buffer
  readonly chunks: AsyncIterable<Buffer>
}

export interface OpenOptions {
  /** What `-` means. */
  readonly stdin: AsyncIterable<Buffer>
  /** Told how many bytes of the file (compressed, as they lie on disk) have been read by now. */
  readonly onRead?: (bytes: number) => void
}

const CHUNK_BYTES = 1 << 20

/** Bytes of a file on disk; null for standard input. */
export async function sizeOf(path: string): Promise<number | null> {
  if (path === '-') return null
  const info = await stat(path).catch((cause: unknown) => {
    throw unreadable(path, cause)
  })
  if (info.isDirectory()) throw isFolder(path)
  return info.size
}

/**
 * Opens a file or standard input (`-`), sees by its first bytes how it is compressed, and undoes that.
 * @throws DeskmetryError FILE_UNREADABLE, NOTHING_TO_IMPORT (no bytes); while reading also FILE_TRUNCATED
 */
export async function openBytes(path: string, options: OpenOptions): Promise<OpenBytes> {
  const raw = peek(counted(path === '-' ? options.stdin : fileChunks(path), options.onRead))
  const rawHead = await raw.head(4)
  const opened = peek(named(decompress(raw.chunks, compressionOf(rawHead)), path))
  const head = await opened.head(4096)
  if (withoutBom(head).length === 0) throw new DeskmetryError('NOTHING_TO_IMPORT', { file: path })
  return { head, chunks: dropBom(opened.chunks) }
}

async function* fileChunks(path: string): AsyncGenerator<Buffer> {
  await sizeOf(path)
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES })
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk
  } catch (cause) {
    throw unreadable(path, cause)
  }
}

async function* counted(
  chunks: AsyncIterable<Buffer>,
  onRead: ((bytes: number) => void) | undefined,
): AsyncGenerator<Buffer> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    onRead?.(bytes)
    yield chunk
  }
}

async function* named(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  try {
    yield* chunks
  } catch (cause) {
    if (!(cause instanceof BrokenCompression)) throw cause
    if (cause.isTruncated) throw new DeskmetryError('FILE_TRUNCATED', { file }, { cause })
    throw new DeskmetryError(
      'FILE_UNREADABLE',
      { file, reason: cause.message, fix: 'Fetch the file again.' },
      { cause },
    )
  }
}

async function* dropBom(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true
  for await (const chunk of chunks) {
    const bytes = isFirst ? withoutBom(chunk) : chunk
    isFirst = false
    if (bytes.length > 0) yield bytes
  }
}

/** Looks at the beginning of a stream without taking it away: the first chunk then begins with the head. */
function peek(chunks: AsyncIterable<Buffer>): {
  head(bytes: number): Promise<Buffer>
  readonly chunks: AsyncIterable<Buffer>
} {
  const iterator = chunks[Symbol.asyncIterator]()
  let seen = Buffer.alloc(0)
  let failure: Error | undefined
  async function* all(): AsyncGenerator<Buffer> {
    try {
      if (seen.length > 0) yield seen
      if (failure) throw failure
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return {
    async head(bytes) {
      try {
        while (seen.length < bytes) {
          const next = await iterator.next()
          if (next.done === true) break
          seen = Buffer.concat([seen, next.value])
        }
      } catch (error) {
        // A small truncated file fails while its head is read: first hand on what there is.
        if (seen.length === 0 || !(error instanceof Error)) throw error
        failure = error
      }
      return seen.subarray(0, bytes)
    },
    chunks: all(),
  }
}

function unreadable(file: string, cause: unknown): DeskmetryError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reason = { ENOENT: 'it does not exist', EACCES: 'reading it is not allowed' }[code] ?? code
  return new DeskmetryError(
    'FILE_UNREADABLE',
    { file, reason, fix: 'Check the path and its permissions.' },
    { cause },
  )
}

function isFolder(file: string): DeskmetryError {
  const fix = 'Name the files in it, such as folder/*.ndjson.'
  return new DeskmetryError('FILE_UNREADABLE', { file, reason: 'it is a folder', fix })
}
