/** The command in a small checkout of its own: real builds, a real worker thread. */
import { spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const repository = fileURLToPath(new URL('..', import.meta.url))
const MAIN = `
  import { Worker } from 'node:worker_threads'
  import { workerEntry } from '../bundle/public.ts'
  const { url, execArgv } = workerEntry(import.meta.url, './echo-worker.ts')
  const worker = new Worker(url, { execArgv: [...execArgv], workerData: process.argv.slice(2).join(' ') })
  worker.once('message', (answer: string) => console.log(answer))
`
let checkout: string

beforeAll(() => {
  checkout = mkdtempSync(join(tmpdir(), 'deskmetry-checkout-'))
  for (const part of ['bin', 'bundle', 'package.json', 'package-lock.json', 'tsconfig.json']) {
    cpSync(join(repository, part), join(checkout, part), { recursive: true })
  }
  mkdirSync(join(checkout, 'cli'))
  mkdirSync(join(checkout, 'node_modules'))
  symlinkSync(join(repository, 'node_modules', 'vite'), join(checkout, 'node_modules', 'vite'))
  for (const file of ['echo-worker.ts', 'greeting.ts']) {
    cpSync(join(repository, 'bundle', 'testing', file), join(checkout, 'cli', file))
  }
  writeMain(MAIN)
})
afterAll(() => rmSync(checkout, { recursive: true, force: true }))

it('builds once for two commands that start together, and runs both', async () => {
  const answers = await Promise.all([run('first'), run('second')])
  expect(answers.map(({ stdout }) => stdout)).toEqual(['hello first\n', 'hello second\n'])
  const builds = answers.filter(({ stderr }) => stderr.includes('building the server'))
  expect(builds).toHaveLength(1)
})

it('does not build again while the sources are as they were', async () => {
  expect(await run('again')).toEqual({ code: 0, stdout: 'hello again\n', stderr: '' })
})

it('builds again after an edit, and keeps stdout for the command', async () => {
  writeMain(MAIN.replace('console.log(answer)', 'console.log(answer.toUpperCase())'))
  const { stdout, stderr } = await run('edited')
  expect(stdout).toBe('HELLO EDITED\n')
  expect(stderr).toContain('building the server')
})

it('fails with the reason when the sources do not build, and keeps the last good build', async () => {
  writeMain('const = 1')
  const { code, stdout, stderr } = await run('broken')
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toContain('cli/main.ts:1')
  expect(stderr).toContain('The build failed')

  rmSync(join(checkout, 'cli', 'main.ts'))
  expect((await run('last')).stdout).toBe('HELLO LAST\n')
})

function writeMain(source: string): void {
  writeFileSync(join(checkout, 'cli', 'main.ts'), source)
}

function run(argument: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(checkout, 'bin', 'deskmetry.mjs'), argument])
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    child.once('close', (code) => resolve({ code, stdout, stderr }))
  })
}
