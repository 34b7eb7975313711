import type { DeskmetryError, Problem } from '../../domain/public.ts'
import type { FileFormat } from '../file/file-format.ts'
import type { RebuildProgress } from '../../warehouse/public.ts'
import type { UnmappedValue } from '../store/unmapped-values.ts'

export interface ImportRequest {
  /** Paths; `-` is standard input. */
  readonly files: readonly string[]
  /** A map file. */
  readonly map?: string | undefined
  /** For events that name none; else the map's, else `file:<name>`. */
  readonly source?: string | undefined
  readonly format?: FileFormat | undefined
  readonly stdin: AsyncIterable<Buffer>
  readonly onProgress?: (progress: ImportProgress) => void
}

export interface ImportProgress {
  readonly file: string
  /** Of the file as it lies on disk. */
  readonly bytes_read: number
  /** Null for standard input. */
  readonly bytes_total: number | null
  readonly rows_read: number
  readonly accepted: number
  readonly rows_per_sec: number
  /** Events whose facts are made so far, once all files are read. */
  readonly folded: RebuildProgress | null
}

export interface ImportSummary {
  /** Records and rows that held something, refused ones too; a header is none. */
  readonly rows_read: number
  readonly accepted: number
  readonly duplicates: number
  /** Records in the dead letters by this import, also those that were there already. */
  readonly refused: number
  /** The first few of them. */
  readonly refused_examples: readonly RefusedExample[]
  readonly unmapped: readonly UnmappedValue[]
  /** Files that could not be read, or not to their end. */
  readonly failures: readonly DeskmetryError[]
}

export interface RefusedExample {
  readonly file: string
  readonly line: number | null
  readonly problem: Problem
}

export type ImportOutcome =
  | { readonly ok: true; readonly summary: ImportSummary }
  /** The map does not fit: nothing was loaded. */
  | { readonly ok: false; readonly problems: readonly Problem[] }
