/** The thread that reads a SQLite file: one question in, its rows out, in order. It never writes. */
import { parentPort, workerData } from 'node:worker_threads'
import Database from 'libsql'

export interface ReaderWorkerData {
  readonly file: string
}

export interface ReaderQuestion {
  readonly number: number
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export type ReaderAnswer =
  | { readonly number: number; readonly rows: readonly unknown[] }
  | { readonly number: number; readonly reason: string }

const BUSY_TIMEOUT_MS = 5_000
const CACHE_KB = 32_768
const MOST_STATEMENTS = 200

const { file } = workerData as ReaderWorkerData
const database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
database.exec('pragma query_only = on')
database.exec(`pragma cache_size = -${CACHE_KB}`)
const statements = new Map<string, Database.Statement>()

parentPort?.on('message', (question: ReaderQuestion | null) => {
  if (question === null) {
    database.close()
    parentPort?.close()
    return
  }
  parentPort?.postMessage(answer(question))
})

function answer({ number, sql, parameters }: ReaderQuestion): ReaderAnswer {
  try {
    return { number, rows: prepared(sql).all(parameters) }
  } catch (error) {
    return { number, reason: error instanceof Error ? error.message : String(error) }
  }
}

function prepared(sql: string): Database.Statement {
  const known = statements.get(sql)
  if (known !== undefined) return known
  if (statements.size >= MOST_STATEMENTS) statements.clear()
  const statement = database.prepare(sql)
  statements.set(sql, statement)
  return statement
}
