import type { Dialect } from 'kysely'

export type StoreDialect = 'sqlite' | 'postgres'

/**
 * What differs between the two databases, and nothing else: how to connect, how a transaction begins,
 * what the column kinds are called and which failures mean "run that transaction again".
 */
export interface StoreEngine {
  readonly dialect: StoreDialect
  readonly kyselyDialect: Dialect
  /** Where the data lies, fit for a message: never holds a password. */
  readonly where: string
  /** True when the database gave up a transaction in favour of another one. */
  isTurnedAway(error: unknown): boolean
}
