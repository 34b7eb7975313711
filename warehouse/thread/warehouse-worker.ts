/** The thread that a warehouse lives in: calls in, answers out, as many at once as are asked. */
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
