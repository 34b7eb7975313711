/**
 * What ingest asks of the warehouse. The warehouse's door fits it as it is; tests hand in a small one of
 * their own (testing/memory-warehouse.ts).
 */
export interface EventWarehouse {
  /**
   * Takes canonical NDJSON (one `CanonicalEvent` per line), all or nothing, with the cursor in the same
   * transaction. Loading the same again changes nothing.
   */
  load(request: LoadRequest): Promise<LoadOutcome>
  /** Takes NDJSON as a user wrote it; lines it cannot vouch for come back. */
  loadRaw(request: RawLoadRequest): Promise<LoadOutcome>
  /** The value last stored by a load, or null. */
  readCursor(name: string): Promise<string | null>
  /** Brings the facts up to the last load. */
  refresh(): Promise<unknown>
}

export interface LoadRequest {
  readonly path: string
  /** Epoch ms. */
  readonly receivedAt: number
  readonly cursor?: { readonly name: string; readonly value: string }
}

export interface RawLoadRequest {
  readonly path: string
  /** For events that name none. */
  readonly source: string
  readonly receivedAt: number
}

/** A line of the file that was handed in, from 1. */
export interface SegmentLine {
  readonly line: number
  readonly text: string
}

export interface LoadOutcome {
  readonly accepted: number
  /** Same id, same content: ignored. */
  readonly duplicates: number
  /** Same id, other content: the first accepted stands. */
  readonly conflicts: readonly SegmentLine[]
  /** Lines that only `parseEvent` can judge; none for canonical files. */
  readonly unvouched: readonly SegmentLine[]
}
