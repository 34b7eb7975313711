import { createGunzip } from 'node:zlib'
import { Decompress } from 'fzstd'

/**
 * Undoes gzip and zstd as the bytes come. What was whole before a cut is handed on first, so that the rows of
 * a truncated file are kept; then it throws.
 */
export type Compression = 'none' | 'gzip' | 'zstd'

/** The compressed data ends early, or is damaged. Said again with the file's name by whoever opened it. */
export class BrokenCompression extends Error {
  readonly isTruncated: boolean

  constructor(isTruncated: boolean, cause: unknown) {
    super(isTruncated ? 'the compressed data ends early' : 'the compressed data is damaged', {
      cause,
    })
    this.name = 'BrokenCompression'
    this.isTruncated = isTruncated
  }
}

/** Small slices, since 1,000 times their size may come out of them at once. */
const SLICE_BYTES = 64 * 1024

/** By the first bytes: names lie more often. */
export function compressionOf(head: Buffer): Compression {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  // A zstd frame, or the skippable frame that some writers put first.
  const isFrame = head[1] === 0xb5 && head[0] === 0x28
  const isSkippable = head[1] === 0x2a && ((head[0] ?? 0) & 0xf0) === 0x50
  if (head[2] === (isFrame ? 0x2f : 0x4d) && head[3] === (isFrame ? 0xfd : 0x18)) {
    if (isFrame || isSkippable) return 'zstd'
  }
  return 'none'
}

/** @throws BrokenCompression after everything that could be read */
export function decompress(
  chunks: AsyncIterable<Buffer>,
  compression: Compression,
): AsyncIterable<Buffer> {
  if (compression === 'gzip') return gunzip(chunks)
  return compression === 'zstd' ? unzstd(chunks) : chunks
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const stream = createGunzip({ chunkSize: 256 * 1024 })
  let ready: Buffer[] = []
  let failure: Error | undefined
  stream.on('data', (bytes: Buffer) => ready.push(bytes))
  stream.on('error', (error) => (failure = error))
  const closed = new Promise<void>((resolve) => stream.once('close', () => resolve()))
  try {
    for await (const slice of slices(chunks)) {
      const written = new Promise<void>((resolve) => stream.write(slice, () => resolve()))
      // Of damaged data the write is never answered; the stream only closes.
      await Promise.race([written, closed])
      yield* ready
      ready = []
      if (failure) break
    }
    if (!failure) stream.end()
    await closed
    yield* ready
  } finally {
    stream.destroy()
  }
  if (failure) throw new BrokenCompression(/unexpected end/.test(failure.message), failure)
}

async function* unzstd(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let ready: Buffer[] = []
  // The decoder reuses its window, so what it shows must be copied.
  const decoder = new Decompress((bytes) => ready.push(Buffer.from(bytes)))
  try {
    for await (const slice of slices(chunks)) {
      decoder.push(slice)
      yield* ready
      ready = []
    }
    decoder.push(new Uint8Array(0), true)
  } catch (error) {
    if (!isZstdError(error)) throw error
    yield* ready
    throw new BrokenCompression(/EOF/.test(error.message), error)
  }
  yield* ready
}

/** Errors of the decoder carry a numeric code; those of the file system a textual one. */
function isZstdError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'number'
}

async function* slices(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += SLICE_BYTES) {
      yield chunk.subarray(at, at + SLICE_BYTES)
    }
  }
}
