export type { StoreDialect } from './engines/engine.ts'
export {
  acquireLease,
  holdsLease,
  type Lease,
  type LeaseRequest,
  readLease,
  releaseLease,
  renewLease,
} from './lease.ts'
export { type Migration, migrate, type RoomMigrations, type Statement } from './migration.ts'
export { NOTICE_BYTES, type Notices, openNotices } from './notices.ts'
export {
  type OpenStoreOptions,
  openStore,
  type Store,
  type StoreScope,
} from './store.ts'
export { openReader, type StoreReader } from './reader.ts'
export { isUniqueViolation } from './unique-violation.ts'
