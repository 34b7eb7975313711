/** What libsql and PostgreSQL say when a row with that key exists already. */
const CODES = new Set(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY', '23505'])

/**
 * Whether a query failed because a row with that key exists already. On PostgreSQL the transaction is
 * lost by then: catch it outside.
 */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && CODES.has(String(error.code))
}
