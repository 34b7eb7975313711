/** A thread with a connection to a SQLite file of its own: one question in, its answer out, in order. */
import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase, openToRead } from './sqlite-database.ts'

export interface SqliteWorkerData {
  readonly file: string
  readonly mayWrite: boolean
}

export interface SqliteQuestion {
  readonly number: number
  readonly sql: string
  readonly parameters: readonly unknown[]
}

export type SqliteAnswer =
  | { readonly number: number; readonly rows: readonly unknown[] }
  | { readonly number: number; readonly changes: number; readonly insertId: number }
  | { readonly number: number; readonly reason: string; readonly code: string | null }

const { file, mayWrite } = workerData as SqliteWorkerData
const database = mayWrite ? openDatabase(file) : openToRead(file)

parentPort?.on('message', (question: SqliteQuestion | null) => {
  if (question === null) {
    database.close()
    parentPort?.close()
    return
  }
  parentPort?.postMessage(answer(question))
})

function answer({ number, sql, parameters }: SqliteQuestion): SqliteAnswer {
  try {
    const statement = database.prepare(sql)
    if (statement.reader) return { number, rows: statement.all(parameters) }
    const { changes, lastInsertRowid } = statement.run(parameters)
    return { number, changes: Number(changes), insertId: Number(lastInsertRowid) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null
    return { number, reason: error instanceof Error ? error.message : String(error), code }
  }
}
