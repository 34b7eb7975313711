import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from 'kysely'
import { type SqliteResult, type SqliteThread, startSqliteThread } from './sqlite-thread.ts'
import type { SqliteWorkerData } from './sqlite-worker.ts'

/**
 * A driver whose one connection lives in a thread. A transaction has it alone, as on SQLite everywhere. A reader's
 * thread that ended is started again with the next question; a writer's is not, for a transaction may have been open.
 */
export function sqliteThreadDriver(data: SqliteWorkerData): Driver {
  let thread: SqliteThread | null = null
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      thread ??= startSqliteThread(data, () => {
        if (!data.mayWrite) thread = null
      })
      return resultOf<R>(await thread.ask(sql, parameters))
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- Kysely asks for a generator; nobody streams here
    async *streamQuery() {
      throw new Error('A thread answers whole')
    },
  }
  const turns = createTurns()
  const run = (statement: string) => async (one: DatabaseConnection) => {
    await one.executeQuery(CompiledQuery.raw(statement))
  }
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      if (data.mayWrite) await turns.take()
      return connection
    },
    releaseConnection() {
      if (data.mayWrite) turns.pass()
      return Promise.resolve()
    },
    // The write lock at once: begun as a reader, it would be refused when it comes to write after somebody else.
    beginTransaction: run('begin immediate'),
    commitTransaction: run('commit'),
    rollbackTransaction: run('rollback'),
    async destroy() {
      await thread?.stop()
    },
  }
}

function resultOf<R>(result: SqliteResult): QueryResult<R> {
  if ('rows' in result) return { rows: result.rows as R[] }
  const { changes, insertId } = result
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(insertId) }
}

/** One at a time, in order of asking. */
function createTurns() {
  const waiting: (() => void)[] = []
  let isTaken = false
  return {
    take(): Promise<void> {
      if (isTaken) return new Promise((resolve) => waiting.push(resolve))
      isTaken = true
      return Promise.resolve()
    },
    pass(): void {
      const next = waiting.shift()
      if (next === undefined) isTaken = false
      else next()
    },
  }
}
