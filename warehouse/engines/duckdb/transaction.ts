import type { DuckDBConnection } from '@duckdb/node-api'

/** Runs `work` between begin and commit; whatever it throws, nothing of it stays. */
export async function inTransaction<T>(
  connection: DuckDBConnection,
  work: () => Promise<T>,
): Promise<T> {
  await connection.run('begin transaction')
  try {
    const result = await work()
    await connection.run('commit')
    return result
  } catch (error) {
    // A failed commit has rolled back already, and then there is nothing to roll back.
    await connection.run('rollback').catch(() => undefined)
    throw error
  }
}
