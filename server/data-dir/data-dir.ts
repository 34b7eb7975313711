import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { DeskmetryError } from '../../domain/public.ts'

/** Where the files of an installation lie. Absolute paths. */
export interface DataDir {
  readonly path: string
  /** Who holds the directory; see hold.ts. */
  readonly holdFile: string
  readonly storeFile: string
  readonly warehouseDir: string
  /** Spills of large sorts and segments of imports; emptied whenever the directory is opened. */
  readonly tempDir: string
  /** Accepted events that are not loaded yet. */
  readonly spoolDir: string
  /** What customers and agents sent to each other. */
  readonly filesDir: string
}

export function dataDirAt(path: string): DataDir {
  const root = resolve(path)
  return {
    path: root,
    holdFile: join(root, 'held.json'),
    storeFile: join(root, 'deskmetry.db'),
    warehouseDir: join(root, 'warehouse'),
    tempDir: join(root, 'tmp'),
    spoolDir: join(root, 'spool'),
    filesDir: join(root, 'files'),
  }
}

/**
 * Makes the directory where it is missing, for its owner alone: it holds conversations and the hashes of
 * passwords.
 * @throws DATA_DIR_UNUSABLE
 */
export function createDataDir(path: string): DataDir {
  const dataDir = dataDirAt(path)
  try {
    makeFolders(dataDir.path)
    if ((statSync(dataDir.path).mode & 0o077) !== 0) chmodSync(dataDir.path, 0o700)
    mkdirSync(dataDir.spoolDir, { recursive: true, mode: 0o700 })
    return dataDir
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const fix = 'Choose a directory this user may write with --data, or give this user the rights.'
    throw new DeskmetryError('DATA_DIR_UNUSABLE', { dir: dataDir.path, reason, fix }, { cause })
  }
}

/** One after the other: Node's `recursive` never ends where nothing can be made, as in /proc (Node 20.20). */
function makeFolders(path: string): void {
  if (existsSync(path)) return
  makeFolders(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    // Another process made it at the same moment.
    if (!existsSync(path)) throw error
  }
}
