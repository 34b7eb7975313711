import { endAtOnce } from './end-at-once.ts'

/** Resolves when the process is asked to stop. Asked again, it ends at once. */
export function untilAskedToStop(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        process.once(signal, endAtOnce)
        resolve()
      })
    }
  })
}
