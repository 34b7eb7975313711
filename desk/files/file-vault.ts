import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { DeskmetryError } from '../../domain/public.ts'

/** Where the bytes of files lie; what they are called and who may have them stands in `desk_files`. */
export interface FileVault {
  /** Returns once they are on disk. */
  write(id: string, bytes: Uint8Array): Promise<void>
  /** @throws NOT_FOUND */
  read(id: string): Promise<Readable>
  /** Nothing happens when there is none. */
  remove(id: string): Promise<void>
}

/**
 * A vault in a folder. A file lies under its random id, so no name of a sender ever reaches the file system.
 * Several server processes share one folder.
 */
export function openDiskVault(folder: string): FileVault {
  const pathOf = (id: string): string => {
    const random = /^desk:([\w-]{32,64})$/.exec(id)?.[1]
    if (random === undefined) throw gone(id)
    return join(folder, random.slice(0, 2), random)
  }
  return {
    async write(id, bytes) {
      const path = pathOf(id)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const aside = `${path}.${randomUUID()}`
      const file = await open(aside, 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(aside, path)
    },
    async read(id) {
      // Opened now: what is removed from here on is still read to its end, by whoever was given it.
      const file = await open(pathOf(id)).catch(() => null)
      if (file === null) throw gone(id)
      return file.createReadStream()
    },
    async remove(id) {
      await rm(pathOf(id), { force: true })
    },
  }
}

function gone(id: string): DeskmetryError {
  return new DeskmetryError('NOT_FOUND', { what: `The file ${id}`, fix: 'Ask for it again.' })
}
