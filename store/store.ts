import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, sql } from 'kysely'
import { DeskmetryError } from '../domain/public.ts'
import type { StoreDialect, StoreEngine } from './engines/engine.ts'
import { openPostgres } from './engines/postgres.ts'
import { openSqlite } from './engines/sqlite.ts'
import { createTransactionScope } from './transaction-scope.ts'

/** Where queries run: the store itself, or one transaction of it. */
export interface StoreScope {
  readonly dialect: StoreDialect
  /** Knows no tables: each room adds its own with `kysely.withTables<ItsTables>()`. */
  readonly kysely: Kysely<unknown>
  /**
   * Runs `work` as if it were alone, all or nothing. Within a transaction it joins that one.
   * PostgreSQL may turn a transaction away and run it again, so `work` has no effect but its queries.
   */
  transaction<T>(work: (tx: StoreScope) => Promise<T>): Promise<T>
}

export interface Store extends StoreScope {
  close(): Promise<void>
}

export interface OpenStoreOptions {
  /** Told when an idle connection broke; it has already been replaced. */
  readonly reportIdleError?: (error: Error) => void
}

const OLDEST_POSTGRES = 15
const MAX_ATTEMPTS = 12

/**
 * Opens the application database and proves that it answers.
 * @throws STORE_UNREACHABLE when it does not, STORE_UNSUPPORTED when the server is too old or not UTF-8.
 */
export async function openStore(
  target: { readonly file: string } | { readonly url: string },
  options: OpenStoreOptions = {},
): Promise<Store> {
  const engine = openEngine(target, options)
  const scope = createTransactionScope()
  const kysely = new Kysely<unknown>({ dialect: scope.guard(engine.kyselyDialect) })
  try {
    await verify(kysely, engine)
  } catch (cause) {
    await kysely.destroy()
    throw cause
  }

  async function attempt<T>(work: (tx: StoreScope) => Promise<T>): Promise<T> {
    const builder = kysely.transaction()
    const begun =
      engine.dialect === 'postgres' ? builder.setIsolationLevel('serializable') : builder
    return begun.execute((tx) => {
      const inner: StoreScope = {
        dialect: engine.dialect,
        kysely: tx,
        transaction: (nested) => nested(inner),
      }
      return scope.enter(() => work(inner))
    })
  }

  return {
    dialect: engine.dialect,
    kysely,
    transaction: (work) => untilNotTurnedAway(engine, () => attempt(work)),
    close: () => kysely.destroy(),
  }
}

function openEngine(
  target: { readonly file: string } | { readonly url: string },
  options: OpenStoreOptions,
): StoreEngine {
  if ('url' in target) return openPostgres(target.url, options.reportIdleError ?? (() => undefined))
  try {
    return openSqlite(target.file)
  } catch (cause) {
    throw new DeskmetryError(
      'STORE_UNREACHABLE',
      { where: target.file, reason: messageOf(cause) },
      { cause },
    )
  }
}

async function verify(kysely: Kysely<unknown>, engine: StoreEngine): Promise<void> {
  if (engine.dialect === 'sqlite') {
    await sql`select 1`.execute(kysely)
    return
  }
  const settings = await postgresSettings(kysely, engine.where)
  const major = Math.floor(Number(settings.version) / 10_000)
  if (major < OLDEST_POSTGRES) {
    throw new DeskmetryError('STORE_UNSUPPORTED', {
      where: engine.where,
      reason: `it is PostgreSQL ${major}`,
      fix: `Use PostgreSQL ${OLDEST_POSTGRES} or newer.`,
    })
  }
  if (settings.encoding !== 'UTF8') {
    throw new DeskmetryError('STORE_UNSUPPORTED', {
      where: engine.where,
      reason: `its encoding is ${settings.encoding}`,
      fix: "Create the database with encoding 'UTF8'.",
    })
  }
}

async function postgresSettings(
  kysely: Kysely<unknown>,
  where: string,
): Promise<{ readonly version: string; readonly encoding: string }> {
  try {
    const result = await sql<{ version: string; encoding: string }>`
      select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding
    `.execute(kysely)
    return result.rows[0] ?? { version: '0', encoding: 'unknown' }
  } catch (cause) {
    throw new DeskmetryError('STORE_UNREACHABLE', { where, reason: messageOf(cause) }, { cause })
  }
}

/** Each round at least one of the rivals commits, so waiting a little longer each time is enough. */
async function untilNotTurnedAway<T>(engine: StoreEngine, run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !engine.isTurnedAway(error)) throw error
    }
    await sleep(attempt * 5)
  }
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '')
    return error.errors.map(messageOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
