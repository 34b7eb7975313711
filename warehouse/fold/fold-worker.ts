/** The thread that folds: batches of events in, batches of fact columns out, in order. */
import { parentPort, workerData } from 'node:worker_threads'
import type { EventBatch } from './event-batch.ts'
import type { StagedBatch } from './fact-columns.ts'
import { createBatchFolder } from './fold-batches.ts'
import type { FoldWorkerData } from './start-folder.ts'

const { context, refs } = workerData as FoldWorkerData
const folder = createBatchFolder(context, refs)

parentPort?.on('message', (batch: EventBatch | null) => {
  const staged = batch === null ? folder.finish() : folder.take(batch)
  parentPort?.postMessage(staged, buffersOf(staged))
})

function buffersOf(staged: StagedBatch): ArrayBuffer[] {
  return Object.values(staged.tables).flatMap(({ columns }) =>
    columns.map((column) => column.buffer as ArrayBuffer),
  )
}
