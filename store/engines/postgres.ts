import { PostgresDialect } from 'kysely'
import pg from 'pg'
import type { StoreEngine } from './engine.ts'

type Oid = Parameters<typeof pg.types.getTypeParser>[0]

const CONNECT_TIMEOUT_MS = 5_000
const MAX_CONNECTIONS = 10

/** SQLSTATE of a serialisable transaction that lost to another one, and of a deadlock's victim. */
const TURNED_AWAY = new Set(['40001', '40P01'])

/** PostgreSQL sends int8 and numeric as text, since they may exceed a double; instants and counts never do. */
const WIDE_NUMBERS: ReadonlySet<Oid> = new Set([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])

/**
 * A pool of connections to PostgreSQL. Nothing connects before the first query.
 * @param reportIdleError is told when the server drops a connection nobody is using; the pool replaces it.
 */
export function openPostgres(url: string, reportIdleError: (error: Error) => void): StoreEngine {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'deskmetry',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    max: MAX_CONNECTIONS,
    keepAlive: true,
    types: {
      getTypeParser: (oid: Oid, format?: 'text' | 'binary') =>
        WIDE_NUMBERS.has(oid) && format !== 'binary'
          ? Number
          : (pg.types.getTypeParser(oid, format) as (text: string) => unknown),
    },
  })
  // Without a listener an idle connection that breaks would end the process.
  pool.on('error', reportIdleError)
  return {
    dialect: 'postgres',
    where: withoutSecrets(url),
    kyselyDialect: new PostgresDialect({ pool }),
    isTurnedAway: (error) => error instanceof pg.DatabaseError && TURNED_AWAY.has(error.code ?? ''),
  }
}

function withoutSecrets(url: string): string {
  if (!URL.canParse(url)) return 'the PostgreSQL server'
  const { host, pathname } = new URL(url)
  return `PostgreSQL at ${host}${pathname}`
}
