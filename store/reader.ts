import { Kysely } from 'kysely'
import type { StoreDialect } from './engines/engine.ts'
import { sqliteReaderDialect } from './engines/sqlite-reader.ts'
import type { Store } from './store.ts'

/**
 * Where long reads go. SQLite answers synchronously, so it would hold everything up: its reader asks in a thread,
 * on a connection that sees what was committed and cannot write. PostgreSQL is asked as ever.
 */
export interface StoreReader {
  readonly dialect: StoreDialect
  readonly kysely: Kysely<unknown>
  close(): Promise<void>
}

/** @param file of SQLite; null for PostgreSQL, and for a database in memory, which no second connection sees */
export function openReader(store: Store, file: string | null): StoreReader {
  if (store.dialect === 'postgres' || file === null || file === ':memory:') {
    return { dialect: store.dialect, kysely: store.kysely, close: () => Promise.resolve() }
  }
  const kysely = new Kysely<unknown>({ dialect: sqliteReaderDialect(file) })
  return { dialect: 'sqlite', kysely, close: () => kysely.destroy() }
}
