import { type CanonicalEvent, type Clock, DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { LoadResult } from '../../warehouse/public.ts'
import { conflictProblem } from '../dead-letter/dead-letter.ts'
import type { EventWarehouse } from '../event-warehouse.ts'
import { EXCERPT_BYTES } from '../file/refused-line.ts'
import { acceptRecords, type IngestAnswer } from '../http/accept-records.ts'
import { readBody } from '../http/read-body.ts'
import { addDeadLetters } from '../store/dead-letter-rows.ts'
import { createKnownEvents, type StoredEvents } from './known-events.ts'
import { EVERY_MS, loadPause } from './load-pause.ts'
import { recoverSpool } from './spool-files.ts'
import { createSpoolLoader, type SpoolHealth } from './spool-loader.ts'
import { createSpoolWriter } from './spool-writer.ts'

/** The way in over HTTP: taken, on disk, answered; loaded within the second. */
export interface Spool {
  /**
   * Takes the events of one request.
   * @throws DeskmetryError INGEST_BODY, BODY_TOO_LARGE, INGEST_BEHIND (send again after `secs`), DISK_FULL
   */
  accept(request: IngestBody): Promise<IngestAnswer>
  /** Loads what waits, now. @returns events loaded */
  drain(): Promise<number>
  health(): SpoolHealth
  /** Stops taking; what waits stays on disk for the next start, after one more attempt to load it. */
  close(): Promise<void>
}

export interface IngestBody {
  readonly contentType: string
  readonly chunks: AsyncIterable<Buffer>
  /** For events that name none. */
  readonly source: string
}

export interface SpoolOptions {
  /** A folder of this process alone. */
  readonly dir: string
  readonly warehouse: EventWarehouse
  readonly stored: StoredEvents
  readonly store: StoreScope
  readonly clock: Clock
  /** Told of events once they are on disk. */
  readonly onAccepted?: (events: readonly CanonicalEvent[]) => void
  /** From the beginning of a load to that of the next; 0: only `drain` loads. Default 800. */
  readonly everyMs?: number
  /** A JSON body is held in memory as a whole. Default 32 MB; NDJSON has no limit. */
  readonly maxJsonBytes?: number
  /** The spool on disk may grow to this before senders are told to wait. Default 20 GB. */
  readonly maxSpoolBytes?: number
}

/** Opens the spool, mends what a crash left behind, and begins to load. */
export async function openSpool(options: SpoolOptions): Promise<Spool> {
  const { dir, clock, store, warehouse, everyMs = EVERY_MS } = options
  const files = await recoverSpool(dir)
  const writer = createSpoolWriter({ dir, clock, after: files.at(-1)?.number ?? 0 })
  const known = createKnownEvents({ stored: options.stored, clock })
  const loader = createSpoolLoader({
    writer,
    warehouse,
    clock,
    files,
    onLoaded: (file, result) => keepUnloaded(file.path, result, { store, clock }),
  })
  const accepting = { known, writer, store, clock, onAccepted: options.onAccepted ?? noOne }
  let timer: NodeJS.Timeout | null = null
  let isClosed = false
  let beganAt = clock.now()

  function schedule(): void {
    if (isClosed || everyMs === 0) return
    const tookMs = Math.max(0, clock.now() - beganAt)
    const hasFailed = loader.health().problem !== null
    timer = setTimeout(load, loadPause({ everyMs, tookMs, hasFailed }))
  }
  function load(): void {
    beganAt = clock.now()
    void loader.drain().finally(schedule)
  }
  schedule()

  return {
    async accept({ contentType, chunks, source }) {
      if (isClosed) throw new DeskmetryError('STOPPING')
      const { bytes, files: count } = loader.health()
      if (bytes > (options.maxSpoolBytes ?? 20e9)) {
        throw new DeskmetryError('INGEST_BEHIND', { events: `${count} files`, secs: 30 })
      }
      const body = readBody(contentType, chunks, options.maxJsonBytes ?? 32 * 1024 * 1024)
      return acceptRecords(body, source, accepting)
    },
    drain: () => loader.drain(),
    health: () => loader.health(),
    async close() {
      isClosed = true
      if (timer !== null) clearTimeout(timer)
      // The first may be one that is under way and does not know the last events.
      await loader.drain()
      await loader.drain()
      await writer.close()
    },
  }
}

/** What the warehouse did not take although it was accepted: ids that came twice while nobody could look. */
async function keepUnloaded(
  path: string,
  { conflicts, unvouched }: LoadResult,
  { store, clock }: { readonly store: StoreScope; readonly clock: Clock },
): Promise<void> {
  const letters = conflicts.map(({ text }) => {
    const event = JSON.parse(text) as CanonicalEvent
    // As a sender would write it, so that it can be mended and replayed.
    const written = JSON.stringify({
      ...event,
      occurred_at: new Date(event.occurred_at).toISOString(),
    })
    return {
      source: event.source,
      file: 'http',
      line: null,
      event_id: event.event_id,
      problems: [conflictProblem(event.event_id)],
      text: written.slice(0, EXCERPT_BYTES),
      truncated: written.length > EXCERPT_BYTES,
    }
  })
  const broken = unvouched.map(({ line, text }) => ({
    source: 'http',
    file: path,
    line,
    event_id: null,
    problems: [
      {
        code: 'SPOOL_DAMAGED',
        path: `line ${line}`,
        reason: 'a line of the spool cannot be read: the disk changed it',
        fix: 'Check the disk, and ask the sender to send again.',
      },
    ],
    text: text.slice(0, EXCERPT_BYTES),
    truncated: text.length > EXCERPT_BYTES,
  }))
  await addDeadLetters(store, [...letters, ...broken], clock)
}

const noOne = () => undefined
