export { clickhouseDialect } from './dialects/clickhouse.ts'
export type { Dialect, ParamKind, Params, ParamValue, Window } from './dialects/dialect.ts'
export { duckdbDialect } from './dialects/duckdb.ts'
export { wallKey } from './dialects/wall-key.ts'
export { type ZoneSpan, zoneSpan } from './dialects/zone-span.ts'
export { type Reader, type Rows, toRecords, type Value } from './engine.ts'
export type {
  RebuildOptions,
  RebuildProgress,
  RebuildResult,
  RefreshResult,
} from './fold/refresh-result.ts'
export type { Cursor, LoadResult, SegmentLine } from './load/load-result.ts'
export type { LiveBoard } from './live/live-board.ts'
export type { LiveCaseView } from './live/live-case.ts'
export { createLiveFeed, type LiveFeed } from './live/live-feed.ts'
export type { LiveSelectionRequest } from './live/live-selection.ts'
export type { AgentNow, LiveSnapshot, QueueNow } from './live/live-snapshot.ts'
export { openLiveBoard } from './live/open-live-board.ts'
export { isSameJson } from './load/same-event.ts'
export { effectiveAt } from './fold/directory-history.ts'
export { readDirectoryEvents } from './read-directory-events.ts'
export { openWarehouse, type WarehouseOptions } from './open-warehouse.ts'
export { type ParquetFile, readParquet } from './engines/duckdb/read-parquet.ts'
export { openWarehouseInThread } from './thread/open-in-thread.ts'
export { type EventKeys, readEventKeys, readEventsByKey } from './read-stored-events.ts'
export type { Column, ColumnKind, Columns, RowOf, Table } from './schema/column.ts'
export * as facts from './schema/facts.ts'
export type {
  RawSegment,
  Segment,
  SourceHealth,
  StoredEvent,
  Warehouse,
  WarehouseHealth,
} from './warehouse.ts'
