/**
 * The way in over HTTP while many events are stored: server, sender and this process, which watches, are three.
 * Events per second acknowledged; how long after its acknowledgement an event is in the answers of queries.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importFiles } from '../ingest/public.ts'
import { createDataDir, openRooms, readConfig, systemClock } from '../server/public.ts'
import type { Bench, BenchLine } from './bench.ts'
import type { SenderOrder, SenderReport } from './http-ingest-sender.ts'
import { startBenchServer, type Usage } from './http-ingest-server.ts'
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

/** @param folder a data directory with events, not set up yet */
export async function measure(folder: string, secs: number): Promise<readonly BenchLine[]> {
  const server = await startBenchServer(folder)
  try {
    const probing = startProbing(server)
    // The server reads the keys of all stored events before its first answer; that is no part of the rate.
    await probing.first
    const { url, token } = server
    const before = await server.usage()
    const report = await send({ url, token, secs, eventsPerSec: RATE * 1.05 })
    const after = await server.usage()
    const probes = await probing.stop()
    return linesOf(report, probes, { ...after, cpuSecs: after.cpuSecs - before.cpuSecs })
  } finally {
    await server.stop()
  }
}

async function send(order: SenderOrder): Promise<SenderReport> {
  const sender = fork(fileURLToPath(new URL('./http-ingest-sender.ts', import.meta.url)))
  sender.send(order)
  const ended = once(sender, 'exit').then(() => Promise.reject(new Error('the sender ended')))
  const [report] = (await Promise.race([once(sender, 'message'), ended])) as [SenderReport]
  return report
}

function linesOf(report: SenderReport, probes: readonly Probe[], usage: Usage): BenchLine[] {
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
    line('event loop of the server', `delay p99 ${ms(usage.loopDelayP99Ms)}`),
    line(
      'processors',
      `server ${(usage.cpuSecs / report.secs).toFixed(2)}, sender ${report.cpu.toFixed(2)}; ${(report.accepted / usage.cpuSecs).toFixed(0)} events per second of one; memory ${usage.rssMb.toFixed(0)} MB`,
    ),
  ]
}
