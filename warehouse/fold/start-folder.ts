import { Worker } from 'node:worker_threads'
import { workerEntry } from '../../bundle/public.ts'
import type { ContextData } from './create-context.ts'
import { BATCH_COLUMNS, type EventBatch } from './event-batch.ts'
import type { StagedBatch } from './fact-columns.ts'
import { createBatchFolder } from './fold-batches.ts'

export interface FoldWorkerData {
  readonly context: ContextData
  readonly refs: readonly string[]
}

/** A fold somewhere else: answers come in the order of the batches. */
export interface Folder {
  take(batch: EventBatch): Promise<StagedBatch>
  finish(): Promise<StagedBatch>
  stop(): Promise<void>
}

/**
 * Below this many events a thread costs more than it saves: its code begins cold and takes 300 ms of a processor
 * to warm up, where this thread folds 20,000 events in 50 ms, a batch at a time.
 */
const WORTH_A_THREAD = 150_000

export function startFolder(data: FoldWorkerData, events: number): Folder {
  return events < WORTH_A_THREAD ? foldHere(data) : foldInThread(data)
}

function foldHere({ context, refs }: FoldWorkerData): Folder {
  const folder = createBatchFolder(context, refs)
  return {
    take: (batch) => Promise.resolve(folder.take(batch)),
    finish: () => Promise.resolve(folder.finish()),
    stop: () => Promise.resolve(),
  }
}

function foldInThread(data: FoldWorkerData): Folder {
  const { url, execArgv } = workerEntry(import.meta.url, './fold-worker.ts')
  const worker = new Worker(url, { execArgv: [...execArgv], workerData: data })
  const waiting: { resolve: (staged: StagedBatch) => void; reject: (error: unknown) => void }[] = []
  let failure: unknown
  const fail = (error: unknown) => {
    failure ??= error
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.on('message', (staged: StagedBatch) => waiting.shift()?.resolve(staged))
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('the fold worker has ended')))
  const send = (batch: EventBatch | null) =>
    new Promise<StagedBatch>((resolve, reject) => {
      if (failure !== undefined) {
        reject(failure instanceof Error ? failure : new Error('the fold worker has failed'))
        return
      }
      waiting.push({ resolve, reject })
      worker.postMessage(batch, batch === null ? [] : buffersOf(batch))
    })
  return {
    take: send,
    finish: () => send(null),
    async stop() {
      await worker.terminate()
    },
  }
}

function buffersOf(batch: EventBatch): ArrayBuffer[] {
  return BATCH_COLUMNS.map((name) => batch[name].buffer as ArrayBuffer)
}
