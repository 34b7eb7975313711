export interface RefreshResult {
  /** Cases that were folded again. */
  readonly cases: number
  readonly events: number
  /** The load up to which facts are right now. */
  readonly folded_load: number
}

export interface RebuildProgress {
  readonly events: number
  readonly total: number
}

export interface RefreshOptions {
  /** Told of a fold that takes long: one that folds everything, or most of it. */
  readonly onProgress?: (progress: RebuildProgress) => void
}

export interface RebuildOptions extends RefreshOptions {
  /** Only the cases that moved at or after this instant, epoch ms; their rows are replaced in place. No diff then. */
  readonly from?: number
  /** Compare with what stood before and say what moved. */
  readonly diff?: boolean
}

/** What moved in one column of one table. */
export interface ColumnDiff {
  readonly table: string
  readonly column: string
  /** Rows of the same identity whose value differs. */
  readonly changed: number
  /** A few of them: identity, value before, value after. */
  readonly examples: readonly {
    readonly key: string
    readonly before: string
    readonly after: string
  }[]
}

export interface TableDiff {
  readonly table: string
  readonly rows: number
  readonly added: number
  readonly removed: number
  readonly columns: readonly ColumnDiff[]
}

export interface RebuildResult extends RefreshResult {
  /** Only of tables where something moved; undefined unless asked for. */
  readonly diff?: readonly TableDiff[]
}
