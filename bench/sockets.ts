/**
 * Conversations live: thousands of open sockets, each message committed to SQLite and brought to the three who follow
 * its conversation. Server and load are two processes; next to it the same rooms over a bare `ws` server that stores
 * nothing, in the same run.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Bench, BenchLine } from './bench.ts'
import { median, percentile } from './median.ts'
import type { GeneratorOrder, GeneratorReport } from './sockets-generator.ts'
import type { Cast, ServerOrder, ServerUsage } from './sockets-server.ts'

const P99_MS = 50
const MEMORY_MB = 400
/** What the warehouse is allowed by default (WAREHOUSE_MEMORY_MB). */
const WAREHOUSE_MB = 1_000

interface Shape {
  readonly conversations: number
  readonly agents: number
  readonly teamSize: number
  readonly perSec: number
  readonly secs: number
}

const FULL: Shape = { conversations: 1_800, agents: 200, teamSize: 4, perSec: 1_000, secs: 60 }
const SHORT: Shape = { conversations: 90, agents: 10, teamSize: 5, perSec: 100, secs: 5 }

export const sockets: Bench = {
  name: 'sockets',
  about:
    '2,000 open sockets, 1,000 committed messages per second to three each, from send to delivery',
  async run({ isShort, cacheDir, say }) {
    const shape = isShort ? SHORT : FULL
    await mkdir(cacheDir, { recursive: true })
    const dataDir = await mkdtemp(join(cacheDir, 'sockets-'))
    try {
      const echo = await measure('echo', { ...shape, secs: Math.min(20, shape.secs) }, dataDir)
      say('the floor is measured')
      const desk = await measure('desk', shape, dataDir)
      return linesOf(shape, desk, echo)
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

interface Measured extends GeneratorReport {
  readonly usage: ServerUsage
  /** Processors the server used. */
  readonly serverCpu: number
}

async function measure(
  kind: ServerOrder['kind'],
  { perSec, secs, ...cast }: Shape,
  dataDir: string,
): Promise<Measured> {
  const server = start('./sockets-server.ts')
  const load = start('./sockets-generator.ts')
  try {
    const order: ServerOrder = { kind, dataDir, ...cast }
    const opened = await ask<Cast>(server, order)
    const command: GeneratorOrder = { kind, cast: opened, perSec, secs }
    const [report, usages] = await Promise.all([
      ask<GeneratorReport>(load, command),
      watch(server, secs),
    ])
    return { ...report, ...usages }
  } finally {
    load.kill()
    const ended = once(server, 'exit')
    server.send('stop')
    await ended
  }
}

/** The server's processors over the middle of the time, when all sockets are open and all talk. */
async function watch(
  server: ChildProcess,
  secs: number,
): Promise<Pick<Measured, 'usage' | 'serverCpu'>> {
  const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
  await pause(4_000 + secs * 300)
  const from = performance.now()
  const first = await ask<ServerUsage>(server, 'usage')
  await pause(secs * 400)
  const usage = await ask<ServerUsage>(server, 'usage')
  const took = (performance.now() - from) / 1_000
  return { usage, serverCpu: (usage.cpuSecs - first.cpuSecs) / took }
}

function start(file: string): ChildProcess {
  return fork(fileURLToPath(new URL(file, import.meta.url)))
}

async function ask<T>(child: ChildProcess, message: object | string): Promise<T> {
  child.send(message)
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('a process ended')))
  const [answer] = (await Promise.race([once(child, 'message'), ended])) as [T]
  return answer
}

function linesOf(shape: Shape, desk: Measured, echo: Measured): readonly BenchLine[] {
  const line = (what: string, detail: string, isMissed = false): BenchLine => ({
    what,
    ratio: null,
    most: null,
    detail,
    isMissed,
  })
  const [p50, p99] = [median(desk.deliveryMs), percentile(desk.deliveryMs, 0.99)]
  const rate = desk.sent / desk.secs
  const expected = desk.sent * 3
  const lost = expected - desk.deliveryMs.length
  const ms = (value: number) => `${value.toFixed(2)} ms`
  const mostMb = WAREHOUSE_MB + MEMORY_MB
  return [
    line(
      'from send to delivery',
      `p50 ${ms(p50)}, p99 ${ms(p99)}, at most ${P99_MS} ms; ${desk.sockets} sockets, ${rate.toFixed(0)} messages/s to 3 each`,
      p99 > P99_MS || rate < shape.perSec * 0.98,
    ),
    line(
      'the same, bare ws',
      `p50 ${ms(median(echo.deliveryMs))}, p99 ${ms(percentile(echo.deliveryMs, 0.99))}; nothing stored, server ${echo.serverCpu.toFixed(2)}, load ${echo.cpu.toFixed(2)} processors`,
    ),
    line(
      'from send to acknowledgement',
      `p50 ${ms(median(desk.acknowledgeMs))}, p99 ${ms(percentile(desk.acknowledgeMs, 0.99))}`,
    ),
    line(
      'lost',
      `${lost} of ${expected} deliveries, ${desk.sent - desk.acknowledged} of ${desk.sent} acknowledgements; ${desk.refused} refused`,
      lost !== 0 || desk.acknowledged !== desk.sent,
    ),
    line(
      'memory of the server',
      `${desk.usage.rssMb.toFixed(0)} MB with its warehouse, at most ${mostMb} MB`,
      desk.usage.rssMb > mostMb,
    ),
    line(
      'processors',
      `server ${desk.serverCpu.toFixed(2)}, load ${desk.cpu.toFixed(2)}; event loop of the server p99 ${ms(desk.usage.loopDelayP99Ms)}`,
    ),
  ]
}
