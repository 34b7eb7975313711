import { Worker } from 'node:worker_threads'
import { workerEntry } from '../../bundle/public.ts'
import type { SqliteAnswer, SqliteQuestion, SqliteWorkerData } from './sqlite-worker.ts'

export type SqliteResult = Exclude<SqliteAnswer, { readonly reason: string }>

export interface SqliteThread {
  /** Answers in order of asking. @throws what SQLite said, with its `code` */
  ask(sql: string, parameters: readonly unknown[]): Promise<SqliteResult>
  stop(): Promise<void>
}

interface Asked {
  readonly resolve: (result: SqliteResult) => void
  readonly reject: (error: Error) => void
}

/** @param onEnd is told when the thread ends by itself, with all that was asked refused */
export function startSqliteThread(data: SqliteWorkerData, onEnd: () => void): SqliteThread {
  const { url, execArgv } = workerEntry(import.meta.url, './sqlite-worker.ts')
  const worker = new Worker(url, { execArgv: [...execArgv], workerData: data })
  // A process that has nothing else to do ends.
  worker.unref()
  const asked = new Map<number, Asked>()
  let last = 0
  let ending: Error | null = null
  const fail = (error: Error) => {
    ending = error
    onEnd()
    for (const { reject } of asked.values()) reject(error)
    asked.clear()
  }
  worker.on('message', (answer: SqliteAnswer) => {
    const asker = asked.get(answer.number)
    asked.delete(answer.number)
    if (asked.size === 0) worker.unref()
    if ('reason' in answer) asker?.reject(errorOf(answer))
    else asker?.resolve(answer)
  })
  worker.on('error', (cause) =>
    fail(new Error(`the database's thread failed: ${cause.message}`, { cause })),
  )
  worker.on('exit', () => fail(ending ?? new Error("the database's thread has ended")))
  return {
    ask(sql, parameters) {
      if (ending !== null) return Promise.reject(ending)
      last += 1
      const question: SqliteQuestion = { number: last, sql, parameters }
      return new Promise((resolve, reject) => {
        // Throws for what no thread can be given.
        worker.postMessage(question)
        if (asked.size === 0) worker.ref()
        asked.set(question.number, { resolve, reject })
      })
    },
    async stop() {
      if (ending !== null) return
      // Else a process with nothing else to do would be gone before the file is closed.
      worker.ref()
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      worker.postMessage(null)
      await ended
    },
  }
}

function errorOf({ reason, code }: { readonly reason: string; readonly code: string | null }) {
  const error = new Error(reason)
  return code === null ? error : Object.assign(error, { code })
}
