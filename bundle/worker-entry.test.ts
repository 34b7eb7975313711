import { Worker } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { workerEntry } from './worker-entry.ts'

it('starts a worker from its TypeScript source', async () => {
  const { url, execArgv } = workerEntry(import.meta.url, './testing/echo-worker.ts')
  const answer = await new Promise((resolve, reject) => {
    const worker = new Worker(url, { execArgv: [...execArgv], workerData: 'thread' })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  expect(answer).toBe('hello thread')
})

it.each([
  ['file:///srv/deskmetry/dist/server/main.js'],
  ['file:///srv/deskmetry/dist/server/chunks/warehouse-Bx1.js'],
  ['file:///srv/dist/server/deskmetry/dist/server/chunks/warehouse-Bx1.js'],
])('finds the bundled worker beside the entries, seen from %s', (from) => {
  const { url, execArgv } = workerEntry(from, './fold-worker.ts')
  expect(url.href).toBe(
    `${from.slice(0, from.lastIndexOf('/dist/server/'))}/dist/server/fold-worker.js`,
  )
  expect(execArgv).toEqual([])
})
