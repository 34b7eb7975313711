import { rm } from 'node:fs/promises'
import type { Clock } from '../../domain/public.ts'
import type { EventWarehouse } from '../event-warehouse.ts'
import type { LoadResult } from '../../warehouse/public.ts'
import type { SpoolFile } from './spool-files.ts'
import type { SpoolWriter } from './spool-writer.ts'

/**
 * Moves the spool into the warehouse. A file is deleted after its load is committed; when the process dies in
 * between, the file is loaded again and every event of it is a duplicate. So each event is stored once, and no
 * cursor can point past events that were never loaded.
 */
export interface SpoolLoader {
  /** Loads all there is. @returns events accepted; 0 as well when the warehouse is away, which `health` tells */
  drain(): Promise<number>
  health(): SpoolHealth
}

export interface SpoolHealth {
  readonly files: number
  readonly bytes: number
  /** Since when the oldest event waits, epoch ms. */
  readonly oldest_at: number | null
  /** Why the last load failed; null when it did not. */
  readonly problem: string | null
  readonly failed_at: number | null
}

export interface SpoolLoaderOptions {
  readonly writer: SpoolWriter
  readonly warehouse: EventWarehouse
  readonly clock: Clock
  /** Files that lay there at start. */
  readonly files: readonly SpoolFile[]
  /** Told of each file once it is stored, before it is deleted. */
  readonly onLoaded: (file: SpoolFile, result: LoadResult) => Promise<void>
}

/** While the warehouse is away one file grows to this size before the next is begun. */
const FILE_BYTES = 64 * 1024 * 1024

export function createSpoolLoader(options: SpoolLoaderOptions): SpoolLoader {
  const { writer, warehouse, clock } = options
  const files: SpoolFile[] = [...options.files]
  let problem: string | null = null
  let failedAt: number | null = null
  let draining: Promise<number> | null = null

  async function loadNext(): Promise<number> {
    const [file] = files
    if (!file) return 0
    const result = await warehouse.load({ path: file.path, receivedAt: file.receivedAt })
    await options.onLoaded(file, result)
    await rm(file.path, { force: true })
    files.shift()
    return result.accepted
  }

  async function drainOnce(): Promise<number> {
    const isAway = problem !== null
    if (!isAway || writer.openBytes >= FILE_BYTES) {
      const rolled = await writer.roll()
      if (rolled && rolled.bytes > 0) files.push(rolled)
      else if (rolled) await rm(rolled.path)
    }
    let accepted = 0
    try {
      while (files.length > 0) accepted += await loadNext()
      if (accepted > 0 || isAway) await warehouse.refresh()
      problem = null
      failedAt = null
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error)
      failedAt = clock.now()
    }
    return accepted
  }

  return {
    drain() {
      draining ??= drainOnce().finally(() => (draining = null))
      return draining
    },
    health() {
      const bytes = files.reduce((sum, file) => sum + file.bytes, writer.openBytes)
      const isOpen = writer.openBytes > 0
      return {
        files: files.length + (isOpen ? 1 : 0),
        bytes,
        oldest_at: files[0]?.receivedAt ?? (isOpen ? writer.openSince : null),
        problem,
        failed_at: failedAt,
      }
    },
  }
}
