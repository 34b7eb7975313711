import {
  CompiledQuery,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { StoreEngine } from './engine.ts'
import { openDatabase } from './sqlite-database.ts'
import { sqliteThreadDriver } from './sqlite-thread-driver.ts'

/**
 * One process holds one store per file: two connections would wait for each other.
 *
 * @param inThread whoever has other things to do, as a server has, does not wait for the disk: queries run in a
 *   thread of their own. `:memory:` never does.
 */
export function openSqlite(file: string, inThread: boolean): StoreEngine {
  const driver =
    inThread && file !== ':memory:'
      ? sqliteThreadDriver({ file, mayWrite: true })
      : beginImmediately(new SqliteDriver({ database: openDatabase(file) }))
  return {
    dialect: 'sqlite',
    where: file,
    kyselyDialect: sqliteDialect(driver),
    isTurnedAway: () => false,
  }
}

/** How Kysely speaks with SQLite, wherever its connection lives. */
export function sqliteDialect(driver: Driver): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => driver,
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

/**
 * A transaction takes the write lock at once. Begun as a reader, it would be refused without waiting
 * when it comes to write after somebody else has.
 */
function beginImmediately(driver: SqliteDriver): SqliteDriver {
  driver.beginTransaction = async (connection) => {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }
  return driver
}
