import { DeskmetryError, type Clock } from '../../domain/public.ts'
import { toDiskFull } from '../disk-full.ts'
import type { SpoolFile } from './spool-files.ts'
import { createSpoolOutput } from './spool-output.ts'

/**
 * Puts events on disk before anyone is told that they were accepted. What comes while the disk is busy is
 * written and synced together (group commit), so that the number of requests does not multiply the syncs.
 */
export interface SpoolWriter {
  /**
   * Appends whole lines, all or none; resolves when they are on disk.
   * @throws DeskmetryError INGEST_BEHIND, DISK_FULL
   */
  append(lines: string, count: number): Promise<void>
  /** Resolves when everything appended so far is on disk; rejects as that append does. */
  settled(): Promise<void>
  /** Closes the file that is being written, and names it; null when it holds nothing. */
  roll(): Promise<SpoolFile | null>
  /** Bytes in the open file. */
  readonly openBytes: number
  /** Epoch ms of the first event in the open file; null when there is none. */
  readonly openSince: number | null
  close(): Promise<SpoolFile | null>
}

export interface SpoolWriterOptions {
  readonly dir: string
  readonly clock: Clock
  /** Greatest number in use; the writer's files come after it. */
  readonly after: number
  /** Events that may wait in memory for the disk. */
  readonly maxWaiting?: number
}

interface Batch {
  readonly text: string[]
  count: number
  readonly done: Promise<void>
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

const MAX_WAITING = 200_000

export function createSpoolWriter(options: SpoolWriterOptions): SpoolWriter {
  const { dir, maxWaiting = MAX_WAITING } = options
  const output = createSpoolOutput(options)
  let next: Batch | null = null
  let current: Batch | null = null
  let writing: Promise<void> = Promise.resolve()
  let waiting = 0

  async function write(batch: Batch): Promise<void> {
    if (next === batch) next = null
    current = batch
    try {
      await output.write(Buffer.from(batch.text.join('')))
      batch.resolve()
    } catch (error) {
      batch.reject(toDiskFull(error, dir))
    } finally {
      waiting -= batch.count
      current = null
    }
  }

  /** Runs after all that is being written. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = writing.then(work)
    writing = turn.then(
      () => undefined,
      () => undefined,
    )
    return turn
  }

  function startBatch(): Batch {
    const batch = createBatch()
    next = batch
    void inTurn(() => write(batch))
    return batch
  }

  return {
    append(lines, count) {
      if (waiting + count > maxWaiting && waiting > 0) {
        return Promise.reject(new DeskmetryError('INGEST_BEHIND', { events: waiting, secs: 1 }))
      }
      const batch = next ?? startBatch()
      batch.text.push(lines)
      batch.count += count
      waiting += count
      return batch.done
    },
    settled: () => (next ?? current)?.done ?? Promise.resolve(),
    roll: () => inTurn(() => output.roll()),
    get openBytes() {
      return output.bytes
    },
    get openSince() {
      return output.since
    },
    close: () => inTurn(() => output.roll()),
  }
}

function createBatch(): Batch {
  let resolve: () => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const done = new Promise<void>((yes, no) => {
    resolve = yes
    reject = no
  })
  // Whoever appended hears of it; `settled` may have no listener.
  done.catch(() => undefined)
  return { text: [], count: 0, done, resolve, reject }
}
