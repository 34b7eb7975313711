import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { DeskmetryError } from '../../domain/public.ts'
import type { DataDir } from './data-dir.ts'
import { isSameProcess, startOfProcess } from './process-start.ts'

/**
 * One process at a time has the data directory: the embedded engines allow one, and two would tear each other's
 * spool. A file names the holder, so that the second one can say who it is, or ask it: `url` and `token` open
 * the holder's own API to whoever can read the file, which is its owner alone.
 */
const hold = z.object({
  pid: z.number().int(),
  /** Tells a process from a later one with the same pid; null where the system does not say. */
  process_start: z.string().nullable(),
  /** What it does, `start` or `import`. */
  command: z.string(),
  /** Null for a command that does not listen. */
  url: z.string().nullable(),
  token: z.string().nullable(),
})
export type Hold = z.infer<typeof hold>

export interface HeldDataDir {
  /** Makes the holder's API known to other commands of this user. */
  announce(api: { readonly url: string; readonly token: string }): void
  release(): void
}

/**
 * Takes the directory for this process. A holder that has died is nobody.
 * @throws DATA_DIR_HELD
 */
export function holdDataDir(dataDir: DataDir, command: string): HeldDataDir {
  const mine: Hold = {
    pid: process.pid,
    process_start: startOfProcess(process.pid),
    command,
    url: null,
    token: null,
  }
  for (let attempt = 0; attempt < 3; attempt += 1) {
    if (writeUnlessThere(dataDir.holdFile, mine)) return heldBy(dataDir, mine)
    const holder = readHold(dataDir)
    if (holder !== null) throw heldError(dataDir, holder)
    rmSync(dataDir.holdFile, { force: true })
  }
  throw new DeskmetryError('DATA_DIR_UNUSABLE', {
    dir: dataDir.path,
    reason: 'its lock changes hands all the time',
    fix: 'Stop what keeps starting there.',
  })
}

/** The living holder of a directory, or null. */
export function readHold(dataDir: DataDir): Hold | null {
  const parsed = hold.safeParse(readJson(dataDir.holdFile))
  if (!parsed.success) return null
  const { pid, process_start } = parsed.data
  // After a crash in a container the next process has the pid of the last one.
  if (pid === process.pid && process_start === startOfProcess(pid)) return parsed.data
  return isSameProcess(pid, process_start) ? parsed.data : null
}

export function heldError(dataDir: DataDir, holder: Hold): DeskmetryError {
  return new DeskmetryError('DATA_DIR_HELD', {
    dir: dataDir.path,
    pid: holder.pid,
    fix:
      holder.url === null
        ? `It runs deskmetry ${holder.command}: wait until it ends, or stop it.`
        : `Use it at ${holder.url}, stop it, or choose another directory with --data.`,
  })
}

function heldBy(dataDir: DataDir, mine: Hold): HeldDataDir {
  return {
    announce: (api) => {
      const aside = `${dataDir.holdFile}.${mine.pid}`
      writeFileSync(aside, JSON.stringify({ ...mine, ...api }), { mode: 0o600 })
      renameSync(aside, dataDir.holdFile)
    },
    release: () => rmSync(dataDir.holdFile, { force: true }),
  }
}

/** The file appears whole or not at all. */
function writeUnlessThere(file: string, content: Hold): boolean {
  const aside = `${file}.${content.pid}`
  writeFileSync(aside, JSON.stringify(content), { mode: 0o600 })
  try {
    linkSync(aside, file)
    return true
  } catch (error) {
    if (isNodeError(error) && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(aside, { force: true })
  }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as unknown
  } catch (error) {
    // Gone meanwhile, or not ours to understand: nobody holds it.
    if (error instanceof SyntaxError || (isNodeError(error) && error.code === 'ENOENT')) return null
    throw error
  }
}

function isNodeError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error
}
