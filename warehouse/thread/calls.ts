import type { Worker } from 'node:worker_threads'
import type { RebuildProgress } from '../fold/refresh-result.ts'
import {
  type CallName,
  OPENING,
  type ThreadAnswer,
  type ThreadCall,
  toError,
} from './thread-message.ts'

/** The calls of one thread to another: asked by number, answered in any order. */
export interface Calls {
  /** Rejects with what kept the warehouse from being opened. */
  readonly opened: Promise<unknown>
  readonly ended: Promise<void>
  readonly call: <T>(
    name: CallName,
    parameters: readonly unknown[],
    onProgress?: OnProgress,
  ) => Promise<T>
}

type OnProgress = ((progress: RebuildProgress) => void) | undefined

interface Waiting {
  readonly resolve: (value: unknown) => void
  readonly reject: (error: Error) => void
  readonly onProgress: OnProgress
}

const hasEndedError = () => new Error('the thread of the warehouse has ended')

export function createCalls(worker: Worker): Calls {
  const waiting = new Map<number, Waiting>()
  let lastNumber = OPENING
  let hasEnded = false

  worker.on('message', (answer: ThreadAnswer) => {
    const asked = waiting.get(answer.number)
    if (answer.kind === 'progress') {
      asked?.onProgress?.(answer.progress)
      return
    }
    waiting.delete(answer.number)
    if (answer.kind === 'done') asked?.resolve(answer.value)
    else asked?.reject(toError(answer.failure))
  })
  const ended = new Promise<void>((resolve) => {
    worker.once('exit', () => {
      hasEnded = true
      for (const { reject } of waiting.values()) reject(hasEndedError())
      waiting.clear()
      resolve()
    })
  })

  function answerTo(number: number, onProgress: OnProgress): Promise<unknown> {
    return new Promise((resolve, reject) => {
      waiting.set(number, { resolve, reject, onProgress })
    })
  }

  return {
    opened: answerTo(OPENING, undefined),
    ended,
    async call<T>(name: CallName, parameters: readonly unknown[], onProgress?: OnProgress) {
      if (hasEnded) throw hasEndedError()
      const question: ThreadCall = { number: ++lastNumber, name, parameters }
      const answer = answerTo(question.number, onProgress)
      worker.postMessage(question)
      return (await answer) as T
    },
  }
}
