/** The thread that a warehouse lives in: calls in, answers out, as many at once as are asked. */
import { readlinkSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { basename } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import type { RebuildProgress } from '../fold/refresh-result.ts'
import { openWarehouse } from '../open-warehouse.ts'
import type { Warehouse } from '../warehouse.ts'
import {
  type CallName,
  OPENING,
  type ThreadAnswer,
  type ThreadCall,
  toFailure,
  type WarehouseWorkerData,
} from './thread-message.ts'

type Method = (...parameters: readonly unknown[]) => Promise<unknown>

const { options } = workerData as WarehouseWorkerData
const tell = (answer: ThreadAnswer) => parentPort?.postMessage(answer)
const answerWith = async (number: number, work: Promise<unknown>) => {
  try {
    tell({ number, kind: 'done', value: await work })
  } catch (error) {
    tell({ number, kind: 'failed', failure: toFailure(error) })
  }
}

yieldToTheRest()
const opening = openWarehouse(options)
await answerWith(
  OPENING,
  opening.then(() => null),
)

parentPort?.on('message', (call: ThreadCall) => {
  const work = opening.then((warehouse) => perform(warehouse, call))
  void answerWith(call.number, work).then(() => {
    if (call.name === 'close') parentPort?.close()
  })
})
// Nobody calls a warehouse that could not be opened: the thread ends.
await opening.catch(() => parentPort?.close())

function perform(warehouse: Warehouse, { number, name, parameters }: ThreadCall): Promise<unknown> {
  const onProgress = (progress: RebuildProgress) => {
    tell({ number, kind: 'progress', progress })
  }
  if (name === 'refresh' || name === 'rebuild') {
    return warehouse[name]({ ...(parameters[0] as object | undefined), onProgress })
  }
  const methods = warehouse as unknown as Readonly<Record<CallName, Method>>
  return methods[name](...parameters)
}

/** On Linux a thread has a priority of its own, and the threads an engine starts inherit it: a fold waits, an answer to a person does not. */
function yieldToTheRest() {
  if (process.platform !== 'linux') return
  try {
    setPriority(
      Number(basename(readlinkSync('/proc/thread-self'))),
      constants.priority.PRIORITY_BELOW_NORMAL,
    )
  } catch {
    // A sandbox may forbid it; it is a courtesy, not a need.
  }
}
