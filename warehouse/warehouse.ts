import type { CanonicalEvent } from '../domain/public.ts'
import type { Reader } from './engine.ts'
import type {
  RebuildOptions,
  RebuildResult,
  RefreshOptions,
  RefreshResult,
} from './fold/refresh-result.ts'
import type { Cursor, LoadResult } from './load/load-result.ts'

/** A file of events to load: uncompressed NDJSON, best 64–128 MB, every line at most 16 MB. */
export interface Segment {
  readonly path: string
  /** When ingest took it, epoch ms. */
  readonly receivedAt: number
  /** Stored with the events: how far the reader of a spool or a file got. */
  readonly cursor?: Cursor | undefined
}

export interface RawSegment extends Segment {
  /** The source of rows that name none. */
  readonly source: string
}

export interface SourceHealth {
  readonly source: string
  readonly events: number
  /** Those that tell of a case. */
  readonly case_events: number
  readonly last_occurred_at: number
  readonly last_received_at: number
}

export interface WarehouseHealth {
  readonly engine: 'duckdb' | 'clickhouse'
  readonly events: number
  readonly sources: readonly SourceHealth[]
  /** Facts know every load up to `folded_load`. */
  readonly loaded_load: number
  readonly folded_load: number
}

/** An event as stored, its text put back where it stands. */
export interface StoredEvent extends CanonicalEvent {
  readonly received_at: number
}

/**
 * Events in, facts out. One per process; calls that write wait for each other.
 * Every method may throw DeskmetryError WAREHOUSE_UNREACHABLE, WAREHOUSE_FULL or WAREHOUSE_OUT_OF_MEMORY; then
 * nothing of the call stays.
 */
export interface Warehouse extends Reader {
  /**
   * Loads canonical events: one JSON object per line with the fields of `CanonicalEvent` (occurred_at in epoch ms,
   * ids as `source:id`, text inside `data`). They are trusted to be what `parseEvent` made.
   */
  load(segment: Segment): Promise<LoadResult>
  /**
   * Loads a file of raw events by columns, the fast way for bulk. What SQL cannot vouch for comes back in
   * `unvouched`, to be judged by `parseEvent` and given to `load`.
   */
  loadRaw(segment: RawSegment): Promise<LoadResult>
  /** The value last stored with a load, or null. */
  readCursor(name: string): Promise<string | null>
  /** Folds again every case that loads since the last call touch. Quick when nothing came. */
  refresh(options?: RefreshOptions): Promise<RefreshResult>
  /** Folds everything anew and puts the result in place at once. */
  rebuild(options?: RebuildOptions): Promise<RebuildResult>
  health(): Promise<WarehouseHealth>
  /** The events of one case in fold order. Texts that were erased are empty. */
  caseEvents(caseId: string): Promise<readonly StoredEvent[]>
  close(): Promise<void>
}
