/**
 * A real ClickHouse on loopback, in a child process: for tests and benchmarks only. The engine is
 * the package of this folder (`npm ci` here), not part of the product; see `engine.ts`.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { serverConfigXml } from './server-config.ts'
import type { TestCluster } from './server-config.ts'

const CHILD = fileURLToPath(new URL('./clickhouse-child.cjs', import.meta.url))
const READY_WITHIN_MS = 30_000
const STOP_WITHIN_MS = 8_000
const DEFAULT_MEMORY_BYTES = 4_000_000_000

export interface ClickHouseOptions {
  /** Kept after `stop()` when given; a fresh directory that `stop()` removes otherwise. */
  readonly dataDir?: string
  /** 0 (the default) takes a free one. A node of a cluster needs a known native port. */
  readonly tcpPort?: number
  readonly maxMemoryBytes?: number
  readonly cluster?: TestCluster
}

export interface RunningClickHouse {
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly tcpPort: number
  readonly pid: number
  readonly dataDir: string
  /** Ends cleanly. Close clients first: an open connection delays it. */
  stop(): Promise<void>
  /** `kill -9`; the data directory stays as the crash left it. */
  kill9(): Promise<void>
}

/**
 * Starts a server and waits until it answers (about 0.4 s).
 *
 * @throws Error with the server's own words when it does not come up
 */
export async function startClickHouse(options: ClickHouseOptions = {}): Promise<RunningClickHouse> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'deskmetry-clickhouse-'))
  const removeDataDir = options.dataDir === undefined
  const portsFile = join(dataDir, 'ports.tsv')
  rmSync(portsFile, { force: true })
  const child = spawnServer(dataDir, portsFile, options)
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const { httpPort, tcpPort } = await readyPorts(child, portsFile)

  return {
    url: `http://127.0.0.1:${httpPort}`,
    tcpPort,
    pid: child.pid ?? 0,
    dataDir,
    async kill9() {
      child.kill('SIGKILL')
      await exited
    },
    async stop() {
      child.stdin?.end()
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS)
      await exited
      clearTimeout(timer)
      if (removeDataDir) rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

function spawnServer(
  dataDir: string,
  portsFile: string,
  { tcpPort = 0, maxMemoryBytes = DEFAULT_MEMORY_BYTES, cluster }: ClickHouseOptions,
): ChildProcess {
  // In local mode the `default` database also resolves unknown table names to files in the working
  // directory: give it an empty one.
  const cwd = join(dataDir, 'cwd')
  const configFile = join(dataDir, 'config.xml')
  mkdirSync(cwd, { recursive: true })
  writeFileSync(configFile, serverConfigXml(maxMemoryBytes, cluster))
  const args = [
    `--config-file=${configFile}`,
    `--path=${dataDir}`,
    '--listen_host=127.0.0.1',
    '--http_port=0',
    `--tcp_port=${tcpPort}`,
    '--implicit_select=0',
  ]
  return spawn(process.execPath, [CHILD, portsFile, ...args], {
    cwd,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
}

async function readyPorts(child: ChildProcess, portsFile: string) {
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr = `${stderr}${chunk.toString()}`.slice(-8000)
  })
  const attempts = READY_WITHIN_MS / 20
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`ClickHouse did not start: ${stderr}`)
    }
    const ports = readPorts(portsFile)
    if (ports !== null && (await answersPing(ports.httpPort))) return ports
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new Error(`ClickHouse was not ready within ${READY_WITHIN_MS} ms: ${stderr}`)
}

/** Null until the server has written both numbers. */
function readPorts(portsFile: string) {
  if (!existsSync(portsFile)) return null
  const [httpPort, tcpPort] = readFileSync(portsFile, 'utf8').trim().split('\t').map(Number)
  return httpPort === undefined || tcpPort === undefined ? null : { httpPort, tcpPort }
}

async function answersPing(httpPort: number): Promise<boolean> {
  try {
    const headers = { connection: 'close' }
    return (await fetch(`http://127.0.0.1:${httpPort}/ping`, { headers })).ok
  } catch {
    // Not listening yet; the caller asks again.
    return false
  }
}
