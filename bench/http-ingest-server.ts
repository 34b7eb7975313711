/**
 * The server's side of the bench http-ingest, a process of its own: the product over a data directory, an access
 * token for the sender, and at the end what it took. Its parent speaks to it in messages.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { completeSetup, createToken, issueSetupSecret } from '../accounts/public.ts'
import { readConfig, startServer } from '../server/public.ts'

export interface ServerReady {
  readonly url: string
  readonly token: string
}

export interface ServerStats {
  /** Share of one processor, all threads of the process together. */
  readonly cpu: number
  readonly loopDelayP99Ms: number
  readonly loopDelayMaxMs: number
  readonly rssMb: number
}

const PASSWORD = 'a bench sends very many events'

const server = await startServer(
  readConfig({ DATA_DIR: process.argv[2], PORT: '0', LOG_LEVEL: 'error' }, {}),
)
const { accounts } = server.rooms
const user = await completeSetup(accounts, {
  token: (await issueSetupSecret(accounts)) ?? '',
  email: 'bench@example.com',
  name: 'Bench',
  password: PASSWORD,
  account_name: 'Bench',
  tz: 'Asia/Shanghai',
  language: 'en',
})
const { secret } = await createToken(
  accounts,
  { user, via: { kind: 'session', session_id: 'bench' } },
  { name: 'bench', scopes: ['events:write', 'query:read'], expires_at: null },
)
const delay = monitorEventLoopDelay({ resolution: 10 })
let cpuBefore = process.cpuUsage()
let startedAt = performance.now()
let rssMb = 0
setInterval(() => {
  rssMb = Math.max(rssMb, process.memoryUsage.rss() / 1e6)
}, 100).unref()

process.on('message', (what) => {
  if (what === 'begin') {
    delay.enable()
    delay.reset()
    cpuBefore = process.cpuUsage()
    startedAt = performance.now()
  }
  if (what === 'stats') process.send?.(stats())
  if (what === 'stop') void server.stop().then(() => process.exit(0))
})
process.send?.({ url: server.url, token: secret } satisfies ServerReady)

function stats(): ServerStats {
  const { user: own, system } = process.cpuUsage(cpuBefore)
  return {
    cpu: (own + system) / 1_000 / (performance.now() - startedAt),
    loopDelayP99Ms: delay.percentile(99) / 1e6,
    loopDelayMaxMs: delay.max / 1e6,
    rssMb,
  }
}
