/**
 * Where a worker thread's file lies. In the bundle every `*-worker.ts` is an entry of its own;
 * tests run from source; a worker must start in both.
 */
import { bundleRoot } from './bundle-root.ts'

/** The two arguments `new Worker(url, { execArgv })` needs. */
export interface WorkerEntry {
  readonly url: URL
  /** Empty when bundled; from source it loads the TypeScript loader into the thread. */
  readonly execArgv: readonly string[]
}

/**
 * Finds the file of a worker.
 *
 * @param from the caller's `import.meta.url`
 * @param file the worker's source beside the caller, `./fold-worker.ts`; its base name must be
 *   unique in the project, since the bundle names entries by it
 * @example
 * const { url, execArgv } = workerEntry(import.meta.url, './fold-worker.ts')
 * new Worker(url, { execArgv: [...execArgv], workerData })
 */
export function workerEntry(from: string, file: `./${string}-worker.ts`): WorkerEntry {
  const root = bundleRoot(from)
  if (root === null) {
    const loader = new URL('./testing/typescript-loader.mjs', import.meta.url)
    return { url: new URL(file, from), execArgv: ['--import', loader.href] }
  }
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.ts$/, '.js')
  return { url: new URL(name, root), execArgv: [] }
}
