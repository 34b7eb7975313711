/** A line of a segment that was not loaded. */
export interface SegmentLine {
  /** From 1, blank lines counted. */
  readonly line: number
  /** As UTF-8; what is not UTF-8 reads as U+FFFD. */
  readonly text: string
}

export interface LoadResult {
  readonly accepted: number
  /** Same id and content as an event that stands. */
  readonly duplicates: number
  /** Same id, another content: the event that stands stays as it is. */
  readonly conflicts: readonly SegmentLine[]
  /** Lines that are no event, or that only `parseEvent` can judge. */
  readonly unvouched: readonly SegmentLine[]
}

/** How far a reader got, stored in the same transaction as what it read. */
export interface Cursor {
  readonly name: string
  readonly value: string
}
