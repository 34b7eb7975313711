import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eventLines } from './event-lines.ts'
import { runSource } from './source-process.ts'
import { storedIds } from './stored-ids.ts'

export interface DiskFault {
  readonly code: number | null
  readonly message: string
  readonly stored: number
  readonly distinct: number
  /** Segments that were left behind. */
  readonly leftovers: readonly string[]
}

/**
 * Imports into a data directory on a small disk until it is full. Null where this user may not mount one.
 */
export async function fillDisk(folder: string): Promise<DiskFault | null> {
  const data = join(folder, 'small-disk')
  mkdirSync(data)
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', data])
  if (mounted.status !== 0) return null
  try {
    const file = join(folder, 'large.ndjson')
    writeFileSync(file, eventLines('disk', 400_000).join('\n'))
    const run = runSource('cli/main.ts', ['import', file, '--data', data, '--json'])
    const code = await run.exited
    const temp = join(data, 'tmp')
    const leftovers = readdirSync(temp)
    const ids = await storedIds(join(data, 'warehouse'))
    const distinct = new Set(ids).size
    return { code, message: run.stderr(), stored: ids.length, distinct, leftovers }
  } finally {
    spawnSync('umount', [data])
  }
}
