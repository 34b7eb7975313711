import { mkdir, open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** A file of the spool, in the order of its number. */
export interface SpoolFile {
  readonly path: string
  readonly number: number
  readonly bytes: number
  /** Epoch ms: when its first event was taken, which is its number, or a little before. */
  readonly receivedAt: number
}

const NAME = /^(\d{16})\.ndjson$/
const TAIL_BYTES = 64 * 1024
const NEWLINE = 10

export function spoolPath(dir: string, number: number): string {
  return join(dir, `${String(number).padStart(16, '0')}.ndjson`)
}

/**
 * What lies in the spool at start. A last line without its end was being written when the process died: nobody
 * was told that it was accepted, and it is cut off.
 */
export async function recoverSpool(dir: string): Promise<readonly SpoolFile[]> {
  await mkdir(dir, { recursive: true })
  const numbers = (await readdir(dir))
    .map((name) => Number(NAME.exec(name)?.[1] ?? Number.NaN))
    .filter((number) => Number.isFinite(number))
    .sort((a, b) => a - b)
  const files: SpoolFile[] = []
  for (const number of numbers) {
    const path = spoolPath(dir, number)
    await cutTornLine(path)
    files.push({ path, number, bytes: (await stat(path)).size, receivedAt: number })
  }
  return files
}

async function cutTornLine(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    let end = size
    let whole = 0
    while (end > 0 && whole === 0) {
      const start = Math.max(0, end - TAIL_BYTES)
      const tail = Buffer.alloc(end - start)
      await file.read(tail, 0, tail.length, start)
      const last = tail.lastIndexOf(NEWLINE)
      if (last >= 0) whole = start + last + 1
      end = start
    }
    if (whole === size) return
    await file.truncate(whole)
    await file.datasync()
  } finally {
    await file.close()
  }
}
