import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const BIN = fileURLToPath(new URL('../../bin/deskmetry.mjs', import.meta.url))

export interface Ran {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the real command, built, in a process of its own, to its end. */
export async function runCommand(words: readonly string[], stdin = ''): Promise<Ran> {
  const child = spawnCommand(words)
  const output = collect(child)
  child.stdin?.end(stdin)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, ...output() }
}

export interface RunningCommand {
  /** The first line of stdout, as JSON. */
  readonly said: unknown
  /** Asks it to stop and waits until it has. */
  stop(signal?: NodeJS.Signals): Promise<Ran>
}

/** Starts a command that goes on until it is stopped; ready when it has printed its document. */
export async function startCommand(words: readonly string[]): Promise<RunningCommand> {
  const child = spawnCommand(words)
  const output = collect(child)
  const ended = once(child, 'close') as Promise<[number | null]>
  const said = await Promise.race([
    firstLine(child),
    ended.then(() => {
      throw new Error(output().stderr)
    }),
  ])
  return {
    said: JSON.parse(said) as unknown,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      const [code] = await ended
      return { code, ...output() }
    },
  }
}

function spawnCommand(words: readonly string[]): ChildProcess {
  const { PATH, HOME } = process.env
  // Nothing of the developer's own settings: a DATABASE_URL of theirs must not be written to.
  return spawn(process.execPath, [BIN, ...words], { env: { PATH, HOME, LOG_LEVEL: 'warn' } })
}

function collect(child: ChildProcess): () => { readonly stdout: string; readonly stderr: string } {
  let stdout = ''
  let stderr = ''
  child.stdout?.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  return () => ({ stdout, stderr })
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const end = text.indexOf('\n')
      if (end >= 0) resolve(text.slice(0, end))
    })
  })
}
