import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  CompiledQuery,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import Database from 'libsql'
import type { StoreEngine } from './engine.ts'

/** How long a writer waits for another process before it gives up; libsql by itself does not wait at all. */
const BUSY_TIMEOUT_MS = 5_000

/**
 * Opens (or creates) a SQLite file through libsql. A new file is readable by its owner alone, and so
 * is a directory that has to be made. `:memory:` is a database that ends with the process.
 * One process holds one store per file: calls are synchronous, so two would wait for each other.
 */
export function openSqlite(file: string): StoreEngine {
  if (file !== ':memory:') createPrivately(file)
  const database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  // FULL: a commit that was acknowledged survives a power cut, also in WAL mode.
  for (const setting of ['journal_mode = wal', 'synchronous = full', 'foreign_keys = on']) {
    database.exec(`pragma ${setting}`)
  }
  return {
    dialect: 'sqlite',
    where: file,
    kyselyDialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () =>
        beginImmediately(new SqliteDriver({ database: keepPrepared(refuseUnbindable(database)) })),
      createIntrospector: (kysely) => new SqliteIntrospector(kysely),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    isTurnedAway: () => false,
  }
}

function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  // SQLite gives the -wal and -shm files the rights of the main file, so creating that one is enough.
  closeSync(openSync(file, 'a', 0o600))
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

/** How many texts of statements a process uses again and again, lists of different lengths included. */
const MOST_PREPARED = 300

/**
 * Keeps statements prepared: preparing costs several times what running a short one does (15 µs of 20 to write a row,
 * 45 of 73 to read five, libsql 0.5.29). The one used longest ago goes first.
 */
function keepPrepared(database: SqliteDatabase): SqliteDatabase {
  const kept = new Map<string, ReturnType<SqliteDatabase['prepare']>>()
  return {
    close() {
      kept.clear()
      database.close()
    },
    prepare(sql) {
      const known = kept.get(sql)
      if (known !== undefined) {
        kept.delete(sql)
        kept.set(sql, known)
        return known
      }
      const statement = database.prepare(sql)
      kept.set(sql, statement)
      const [oldest] = kept.keys()
      if (kept.size > MOST_PREPARED && oldest !== undefined) kept.delete(oldest)
      return statement
    },
  }
}

/** Binding a boolean or an object aborts the whole process inside libsql 0.5.29: refuse it here instead. */
function refuseUnbindable(database: Database.Database): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (sql) => {
      const statement = database.prepare(sql)
      return {
        reader: statement.reader,
        all: (parameters) => statement.all(bindable(parameters)),
        run: (parameters) => statement.run(bindable(parameters)),
        iterate: (parameters) => statement.iterate(bindable(parameters)),
      }
    },
  }
}

function bindable(parameters: readonly unknown[]): readonly unknown[] {
  const wrong = parameters.find(
    (value) =>
      typeof value === 'boolean' ||
      (typeof value === 'object' && value !== null && !(value instanceof Uint8Array)),
  )
  if (wrong !== undefined) {
    throw new Error(
      `A ${typeof wrong} cannot be stored: write a flag as 0 or 1, and JSON and instants through their codecs`,
    )
  }
  return parameters
}
