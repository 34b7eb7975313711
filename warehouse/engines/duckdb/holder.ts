/**
 * Who holds a database file. DuckDB's own lock keeps a second process out, and a kernel lock ends with its
 * process; the note beside the file only tells the second process where to turn.
 */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { DeskmetryError } from '../../../domain/public.ts'

export interface Holder {
  readonly pid: number
  /** Where the holder serves its API; null when it does not. */
  readonly url: string | null
}

const noteOf = (path: string) => `${path}.holder`

export async function writeHolder(path: string, holder: Holder): Promise<void> {
  await writeFile(noteOf(path), JSON.stringify(holder))
}

export async function clearHolder(path: string): Promise<void> {
  await rm(noteOf(path), { force: true })
}

/** The refusal of a file that another process holds; null when `reason` is about something else. */
export async function heldError(
  path: string,
  dir: string,
  cause: unknown,
): Promise<DeskmetryError | null> {
  const reason = cause instanceof Error ? cause.message : String(cause)
  if (!/conflicting lock|could not set lock/i.test(reason)) return null
  const holder = await readHolder(path)
  const pid = /PID (\d+)/.exec(reason)?.[1] ?? holder?.pid ?? 'unknown'
  return new DeskmetryError(
    'DATA_DIR_HELD',
    {
      dir,
      pid,
      fix: `Stop that process, or use its API at ${holder?.url ?? 'the address it printed'}.`,
    },
    { cause },
  )
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(noteOf(path), 'utf8')) as Holder
  } catch {
    // No note, or half of one: the lock alone says enough.
    return null
  }
}
