import type { Clock } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { EventWarehouse } from '../event-warehouse.ts'

/** Reads a Parquet file: its columns, and rows in batches. */
export type ReadParquet = (path: string) => Promise<{
  readonly columns: readonly string[]
  readonly batches: AsyncIterable<readonly (readonly unknown[])[]>
}>

/** What ingest works with: handed in by the server or the command. */
export interface IngestRoom {
  readonly warehouse: EventWarehouse
  readonly store: StoreScope
  readonly clock: Clock
  /** In the data directory, so that it is on a disk that is meant for data. */
  readonly tempDir: string
  readonly readParquet: ReadParquet
}
