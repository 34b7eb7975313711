import { type FileHandle, open } from 'node:fs/promises'
import type { Clock } from '../../domain/public.ts'
import { type SpoolFile, spoolPath } from './spool-files.ts'

/** The file that is being written: opened at its first bytes, synced with every write. Calls must not overlap. */
export interface SpoolOutput {
  /** Writes and syncs; when that fails the file is as before, so that half a batch is never loaded. */
  write(bytes: Buffer): Promise<void>
  /** Closes the file and names it; null when none is open. The next write begins another. */
  roll(): Promise<SpoolFile | null>
  readonly bytes: number
  /** Epoch ms. */
  readonly since: number | null
}

interface OpenFile {
  readonly handle: FileHandle
  readonly path: string
  readonly number: number
  bytes: number
}

/** @param options.after the greatest number in use */
export function createSpoolOutput(options: {
  readonly dir: string
  readonly clock: Clock
  readonly after: number
}): SpoolOutput {
  const { dir, clock } = options
  let lastNumber = options.after
  let file: OpenFile | null = null

  async function openFile(): Promise<OpenFile> {
    // The time as number: a new file sorts behind all there ever were, also those long loaded and deleted.
    lastNumber = Math.max(lastNumber + 1, clock.now())
    const path = spoolPath(dir, lastNumber)
    const opened = { handle: await open(path, 'wx'), path, number: lastNumber, bytes: 0 }
    await syncFolder(dir)
    return opened
  }

  return {
    async write(bytes) {
      file ??= await openFile()
      try {
        await writeWhole(file, bytes)
        await file.handle.datasync()
        file.bytes += bytes.length
      } catch (error) {
        await file.handle.truncate(file.bytes)
        throw error
      }
    },
    async roll() {
      const closing = file
      file = null
      if (closing === null) return null
      await closing.handle.close()
      const { path, number, bytes } = closing
      return { path, number, bytes, receivedAt: number }
    },
    get bytes() {
      return file?.bytes ?? 0
    },
    get since() {
      return file?.number ?? null
    },
  }
}

async function writeWhole(file: OpenFile, bytes: Buffer): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const place = file.bytes + written
    const result = await file.handle.write(bytes, written, bytes.length - written, place)
    written += result.bytesWritten
  }
}

/** A file whose name is not on disk is not on disk. */
async function syncFolder(dir: string): Promise<void> {
  const folder = await open(dir, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
