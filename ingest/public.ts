export type { DeadLetterDraft } from './dead-letter/dead-letter.ts'
export { mend, replay, type ReplaySummary } from './dead-letter/replay.ts'
export type { EventWarehouse } from './event-warehouse.ts'
export { FILE_FORMATS, type FileFormat } from './file/file-format.ts'
export { type DataHealth, type HealthOptions, readDataHealth } from './health/data-health.ts'
export type { IngestAnswer, Rejection } from './http/accept-records.ts'
export { importFiles } from './import/import-files.ts'
export type {
  ImportOutcome,
  ImportProgress,
  ImportRequest,
  ImportSummary,
} from './import/import-request.ts'
export type { IngestRoom } from './import/ingest-room.ts'
export { type PreviewedEvent, previewImport, type PreviewOutcome } from './import/preview-import.ts'
export type { StoredEvents } from './spool/known-events.ts'
export { type IngestBody, openSpool, type Spool, type SpoolOptions } from './spool/open-spool.ts'
export type { SpoolHealth } from './spool/spool-loader.ts'
export {
  countDeadLetters,
  type DeadLetter,
  type DeadLetterFilter,
  type DeadLetterPage,
  getDeadLetter,
  listDeadLetters,
  settleDeadLetters,
} from './store/dead-letter-rows.ts'
export { INGEST_MIGRATIONS } from './store/migrations.ts'
export type { UnmappedValue } from './store/unmapped-values.ts'
