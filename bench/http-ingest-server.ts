/** The product as people start it, in a process of its own, with an access token for the bench. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export interface BenchServer {
  readonly url: string
  readonly token: string
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/** What the server says of itself at /metrics. */
export interface Usage {
  readonly cpuSecs: number
  readonly rssMb: number
  /** Since it was asked before. */
  readonly loopDelayP99Ms: number
}

const ADMIN = { email: 'bench@example.com', password: 'a bench sends very many events' }

/** @param dataDir a directory that nobody has set up yet */
export async function startBenchServer(dataDir: string): Promise<BenchServer> {
  const command = fileURLToPath(new URL('../bin/deskmetry.mjs', import.meta.url))
  const child = spawn(
    process.execPath,
    [command, 'start', '--data', dataDir, '--port', '0', '--json'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  try {
    const [line] = (await Promise.race([
      once(createInterface(child.stdout), 'line'),
      once(child, 'exit').then(() => Promise.reject(new Error('the server did not start'))),
    ])) as [string]
    const { url, setup_link: link } = JSON.parse(line) as { url: string; setup_link: string }
    const token = await createAccess(url, link.slice(link.indexOf('token=') + 6))
    return { url, token, usage: () => readUsage(url), stop: () => stop(child) }
  } catch (error) {
    child.kill('SIGKILL')
    throw error
  }
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

async function createAccess(url: string, setupToken: string): Promise<string> {
  await post(`${url}/api/v1/setup`, {
    token: setupToken,
    ...ADMIN,
    name: 'Bench',
    account_name: 'Bench',
    tz: 'Asia/Shanghai',
    language: 'en',
  })
  const session = await post(`${url}/api/v1/session`, ADMIN)
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const scopes = ['events:write', 'query:read']
  const created = await post(`${url}/api/v1/tokens`, { name: 'bench', scopes }, { cookie })
  return ((await created.json()) as { secret: string }).secret
}

async function post(url: string, body: object, headers: Record<string, string> = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url}: ${String(answer.status)} ${await answer.text()}`)
  return answer
}

async function readUsage(url: string): Promise<Usage> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const read = (name: string) =>
    Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
  return {
    cpuSecs: read('process_cpu_seconds_total'),
    rssMb: read('process_resident_memory_bytes') / 1e6,
    loopDelayP99Ms: read('deskmetry_event_loop_delay_p99_secs') * 1_000,
  }
}
