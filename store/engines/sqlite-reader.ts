import { Worker } from 'node:worker_threads'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import { workerEntry } from '../../bundle/public.ts'
import type { ReaderAnswer, ReaderQuestion, ReaderWorkerData } from './sqlite-reader-worker.ts'

interface Asked {
  readonly resolve: (rows: readonly unknown[]) => void
  readonly reject: (error: Error) => void
}

/** A dialect whose every query runs in a thread of its own, on a connection that cannot write. */
export function sqliteReaderDialect(file: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => threadDriver(file),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  }
}

function threadDriver(file: string): Driver {
  let thread: ReturnType<typeof startThread> | null = null
  const connection: DatabaseConnection = {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      thread ??= startThread(file, () => (thread = null))
      return { rows: (await thread.ask(sql, parameters)) as R[] }
    },
    // eslint-disable-next-line @typescript-eslint/require-await -- Kysely asks for a generator; nobody streams here
    async *streamQuery() {
      throw new Error('A reader answers whole')
    },
  }
  const refuse = () => Promise.reject(new Error('A reader has no transactions'))
  return {
    init: () => Promise.resolve(),
    acquireConnection: () => Promise.resolve(connection),
    releaseConnection: () => Promise.resolve(),
    beginTransaction: refuse,
    commitTransaction: refuse,
    rollbackTransaction: refuse,
    async destroy() {
      await thread?.stop()
    },
  }
}

/** @param onEnd is told when the thread ends by itself; the next question starts another. */
function startThread(file: string, onEnd: () => void) {
  const { url, execArgv } = workerEntry(import.meta.url, './sqlite-reader-worker.ts')
  const workerData: ReaderWorkerData = { file }
  const worker = new Worker(url, { execArgv: [...execArgv], workerData })
  // A process that has nothing else to do ends.
  worker.unref()
  const asked = new Map<number, Asked>()
  let last = 0
  const fail = (error: Error) => {
    onEnd()
    for (const { reject } of asked.values()) reject(error)
    asked.clear()
  }
  worker.on('message', (answer: ReaderAnswer) => {
    const asker = asked.get(answer.number)
    asked.delete(answer.number)
    if (asked.size === 0) worker.unref()
    if ('rows' in answer) asker?.resolve(answer.rows)
    else asker?.reject(new Error(answer.reason))
  })
  worker.on('error', (cause) => fail(new Error('the reading thread failed', { cause })))
  worker.on('exit', () => fail(new Error('the reading thread has ended')))
  return {
    ask(sql: string, parameters: readonly unknown[]): Promise<readonly unknown[]> {
      last += 1
      const question: ReaderQuestion = { number: last, sql, parameters }
      worker.ref()
      return new Promise((resolve, reject) => {
        asked.set(question.number, { resolve, reject })
        worker.postMessage(question)
      })
    },
    async stop(): Promise<void> {
      // Else a process with nothing else to do would be gone before the file is closed.
      worker.ref()
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      worker.postMessage(null)
      await ended
    },
  }
}
