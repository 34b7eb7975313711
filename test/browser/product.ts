import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const COMMAND = fileURLToPath(new URL('../../bin/deskmetry.mjs', import.meta.url))

/** The product as people run it: the built command, a process of its own, a data directory of its own. */
export interface Product {
  readonly url: string
  /** Null where an administrator exists. */
  readonly setupLink: string | null
  readonly dataDir: string
  /** Another command on the same data directory; gives its one JSON document. */
  run(args: readonly string[]): Promise<unknown>
  /** Ends the server as a loss of power does: it hears nothing of it and finishes nothing. */
  kill(): Promise<void>
  /** Starts it again after that, at the same address. */
  startAgain(): Promise<void>
  /** Stops the server and removes the directory. */
  stop(): Promise<void>
}

/**
 * Starts an empty product on a free port. The first call after a change of the sources builds them.
 * @throws what the command wrote to stderr, when it ends instead of listening
 */
export async function startProduct(): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'deskmetry-browser-'))
  const data = ['--data', join(folder, 'data'), '--json']
  let server = runCommand(['start', '--port', '0', ...data])
  try {
    const { url, setup_link: setupLink } = (await server.firstLine) as {
      readonly url: string
      readonly setup_link: string | null
    }
    return {
      url,
      setupLink,
      dataDir: join(folder, 'data'),
      async run(args) {
        const command = runCommand([...args, ...data])
        const answer = await command.firstLine
        await command.exited
        return answer
      },
      async kill() {
        server.child.kill('SIGKILL')
        await server.exited
      },
      async startAgain() {
        server = runCommand(['start', '--port', new URL(url).port, ...data])
        await server.firstLine
      },
      async stop() {
        server.child.kill('SIGTERM')
        await server.exited
        rmSync(folder, { recursive: true, force: true })
      },
    }
  } catch (error) {
    server.child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

interface RunningCommand {
  readonly child: ChildProcess
  /** The JSON document on its standard output. */
  readonly firstLine: Promise<unknown>
  readonly exited: Promise<unknown>
}

function runCommand(args: readonly string[]): RunningCommand {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    // Nothing of the caller's configuration: a real database must never be the test's.
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const exited = once(child, 'exit')
  const firstLine = new Promise<unknown>((resolve, reject) => {
    createInterface(child.stdout).once('line', (line) => {
      resolve(JSON.parse(line))
    })
    child.once('exit', (code) => {
      reject(new Error(`deskmetry ${args.join(' ')} ended with ${String(code)}: ${complaints}`))
    })
  })
  return { child, firstLine, exited }
}
