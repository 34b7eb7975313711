import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Writes standard input into a file of `folder`, for whoever does the import. @returns its path */
export async function setDownStdin(stdin: AsyncIterable<Buffer>, folder: string): Promise<string> {
  const path = join(folder, 'stdin')
  await pipeline(stdin, createWriteStream(path, { mode: 0o600 }))
  return path
}
