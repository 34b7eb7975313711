import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** A process that runs TypeScript source of the project: one process, so that killing it kills all of it. */
export interface SourceProcess {
  readonly child: ChildProcess
  /** All it wrote to stderr. */
  stderr(): string
  readonly exited: Promise<number | null>
  /** As a power cut would: no handler runs, nothing is flushed. */
  kill(): Promise<void>
}

export function runSource(file: string, args: readonly string[]): SourceProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let written = ''
  child.stderr.on('data', (chunk: Buffer) => (written += chunk.toString()))
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  return {
    child,
    exited,
    stderr: () => written,
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}
