/**
 * The way in over HTTP while many events are stored: server, sender and this process, which watches, are three.
 * Events per second acknowledged; how long after its acknowledgement an event is in the answers of queries.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importFiles } from '../ingest/public.ts'
import { createDataDir, openRooms, readConfig, systemClock } from '../server/public.ts'
import type { Bench, BenchLine, BenchOptions } from './bench.ts'
import type { SenderOrder, SenderReport } from './http-ingest-sender.ts'
import type { ServerReady, ServerStats } from './http-ingest-server.ts'
import { median, percentile } from './median.ts'
import { type Probe, startProbing } from './queryable-lag.ts'
import { rawInput } from './raw-input.ts'

const RATE = 20_000
const LAG_MS = 2_000

export const httpIngest: Bench = {
  name: 'http-ingest',
  about:
    'events acknowledged per second over HTTP with 10M stored, and their lag until queries see them',
  async run(options) {
    await mkdir(options.cacheDir, { recursive: true })
    const folder = await mkdtemp(join(options.cacheDir, 'http-ingest-'))
    try {
      const stored = options.events ?? (options.isShort ? 200_000 : 10_000_000)
      await fill(folder, await rawInput(options, stored))
      options.say(`${stored} events stored`)
      return await measure(folder, options.isShort ? 5 : 60)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function fill(folder: string, input: string): Promise<void> {
  const rooms = await openRooms(
    readConfig({ DATA_DIR: folder }, {}),
    createDataDir(folder),
    systemClock,
  )
  try {
    const outcome = await importFiles({ files: [input], stdin: process.stdin }, rooms.ingest)
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems))
  } finally {
    await rooms.close()
  }
}

/** @param folder a data directory with events */
export async function measure(folder: string, secs: number): Promise<readonly BenchLine[]> {
  const server = start('./http-ingest-server.ts', folder)
  try {
    const ready = await messageOf<ServerReady>(server)
    const probing = startProbing(ready)
    // The server reads the keys of all stored events before its first answer; that is no part of the rate.
    await probing.first
    const sender = start('./http-ingest-sender.ts')
    server.send('begin')
    const order = { ...ready, secs, eventsPerSec: RATE * 1.05 } satisfies SenderOrder
    sender.send(order)
    const report = await messageOf<SenderReport>(sender)
    server.send('stats')
    const stats = await messageOf<ServerStats>(server)
    const probes = await probing.stop()
    server.send('stop')
    await once(server, 'exit')
    return linesOf(report, stats, probes)
  } finally {
    server.kill('SIGKILL')
  }
}

function linesOf(report: SenderReport, stats: ServerStats, probes: readonly Probe[]): BenchLine[] {
  const line = (what: string, detail: string, isMissed = false): BenchLine => ({
    what,
    ratio: null,
    most: null,
    detail,
    isMissed,
  })
  const rate = report.accepted / report.secs
  const lags = probes.map(({ lagMs }) => lagMs)
  const ms = (value: number) => `${value.toFixed(0)} ms`
  return [
    line(
      'acknowledged',
      `${rate.toFixed(0)} events/s over ${report.secs.toFixed(0)} s, at least ${RATE}; ${report.refused} refused`,
      rate < RATE || report.refused > 0,
    ),
    line(
      'lag until queryable',
      `p50 ${ms(median(lags))}, p99 ${ms(percentile(lags, 0.99))} of ${lags.length}, at most ${LAG_MS} ms`,
      percentile(lags, 0.99) > LAG_MS,
    ),
    line(
      'answer of a request',
      `p50 ${ms(median(report.answerMs))}, p99 ${ms(percentile(report.answerMs, 0.99))} of ${report.requests}`,
    ),
    line(
      'event loop of the server',
      `delay p99 ${ms(stats.loopDelayP99Ms)}, most ${ms(stats.loopDelayMaxMs)}`,
    ),
    line(
      'processors',
      `server ${stats.cpu.toFixed(2)}, sender ${report.cpu.toFixed(2)}; server memory ${stats.rssMb.toFixed(0)} MB`,
    ),
  ]
}

function start(script: string, ...args: readonly string[]): ChildProcess {
  const path = fileURLToPath(new URL(script, import.meta.url))
  return fork(path, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
}

async function messageOf<T>(child: ChildProcess): Promise<T> {
  const stopped = new AbortController()
  const { signal } = stopped
  const ended = once(child, 'exit', { signal }).then(() => {
    throw new Error('a process of the bench ended early')
  })
  ended.catch(() => undefined)
  try {
    const [message] = (await Promise.race([once(child, 'message', { signal }), ended])) as [T]
    return message
  } finally {
    stopped.abort()
  }
}
