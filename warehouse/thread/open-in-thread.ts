import { Worker } from 'node:worker_threads'
import { workerEntry } from '../../bundle/public.ts'
import { clickhouseDialect } from '../dialects/clickhouse.ts'
import { duckdbDialect } from '../dialects/duckdb.ts'
import type { RefreshOptions } from '../fold/refresh-result.ts'
import type { WarehouseOptions } from '../open-warehouse.ts'
import type { Warehouse } from '../warehouse.ts'
import { createCalls } from './calls.ts'
import type { WarehouseWorkerData } from './thread-message.ts'

/**
 * The warehouse of a server, in a thread of its own. A load and a refresh are 150 statements one after the other, with
 * work of JavaScript between them: in the thread of requests and sockets each would wait for those, and they for it.
 * A fault of the thread itself ends the process, as it would without one.
 * @throws what `openWarehouse` throws
 */
export async function openWarehouseInThread(options: WarehouseOptions): Promise<Warehouse> {
  const { url, execArgv } = workerEntry(import.meta.url, './warehouse-worker.ts')
  const workerData: WarehouseWorkerData = { options }
  const { opened, ended, call } = createCalls(
    new Worker(url, { execArgv: [...execArgv], workerData }),
  )
  const fold = <T>(name: 'refresh' | 'rebuild', { onProgress, ...rest }: RefreshOptions = {}) =>
    call<T>(name, [rest], onProgress)

  await opened
  return {
    dialect: 'duckdb' in options ? duckdbDialect : clickhouseDialect,
    query: (sql, params) => call('query', [sql, params]),
    load: (segment) => call('load', [segment]),
    loadRaw: (segment) => call('loadRaw', [segment]),
    readCursor: (name) => call('readCursor', [name]),
    refresh: (refreshOptions) => fold('refresh', refreshOptions),
    rebuild: (rebuildOptions) => fold('rebuild', rebuildOptions),
    health: () => call('health', []),
    caseEvents: (caseId) => call('caseEvents', [caseId]),
    async close() {
      await call('close', [])
      await ended
    },
  }
}
