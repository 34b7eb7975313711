/**
 * From a file of raw events to facts that can be queried, against DuckDB's typed read of the same file; and a
 * rebuild of those facts, against DuckDB's sort of the same events. Rounds are interleaved with their floors.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWarehouse } from '../warehouse/public.ts'
import { openDuckDb } from '../warehouse/engines/duckdb/database.ts'
import type { Bench, BenchLine, BenchOptions } from './bench.ts'
import { median } from './median.ts'
import { rawInput, sortSql, typedReadSql } from './raw-input.ts'

const MOST_IMPORT = 6
const MOST_REBUILD = 5
const MOST_RSS_MB = 2_000
const SEGMENT_BYTES = 64 * 1024 * 1024

export const importEvents: Bench = {
  name: 'import',
  about: 'raw events to facts against a typed read of the file; rebuild against a sort',
  async run(options) {
    const events = options.events ?? (options.isShort ? 100_000 : 10_000_000)
    const input = await rawInput(options, events)
    const rounds: Round[] = []
    for (let round = 0; round < (options.isShort ? 1 : 3); round++) {
      rounds.push(await runRound(input, options))
    }
    return linesOf(rounds)
  },
}

interface Round {
  readonly readSecs: number
  readonly sortSecs: number
  readonly loadSecs: number
  readonly foldSecs: number
  readonly rebuildSecs: number
  readonly peakRssMb: number
}

async function runRound(input: string, options: BenchOptions): Promise<Round> {
  const dir = await mkdtemp(join(tmpdir(), 'bench-import-'))
  let peakRssMb = 0
  const watch = setInterval(() => {
    peakRssMb = Math.max(peakRssMb, process.memoryUsage.rss() / 1e6)
  }, 100)
  try {
    const floor = await openDuckDb({
      path: join(dir, 'floor.duckdb'),
      tempDir: dir,
      memoryLimitMb: 1_200,
      threads: 2,
    })
    const run = (sql: string) => secsOf(() => floor.write((connection) => connection.run(sql)))
    const readSecs = await run(typedReadSql(input, 'typed'))
    const sortSecs = await run(sortSql('typed', 'sorted'))
    await floor.close()
    peakRssMb = 0
    const warehouse = await openWarehouse({ duckdb: { dir } })
    const segments = await cutSegments(input, dir)
    const loadSecs = await secsOf(async () => {
      for (const path of segments) await warehouse.loadRaw({ path, source: 'bench', receivedAt: 0 })
    })
    const foldSecs = await secsOf(() => warehouse.refresh())
    const rebuildSecs = await secsOf(() => warehouse.rebuild())
    await warehouse.close()
    options.say(
      `load ${loadSecs.toFixed(1)} s, fold ${foldSecs.toFixed(1)} s, rebuild ${rebuildSecs.toFixed(1)} s; read ${readSecs.toFixed(1)} s, sort ${sortSecs.toFixed(1)} s`,
    )
    return { readSecs, sortSecs, loadSecs, foldSecs, rebuildSecs, peakRssMb }
  } finally {
    clearInterval(watch)
    await rm(dir, { recursive: true, force: true })
  }
}

function linesOf(rounds: readonly Round[]): BenchLine[] {
  const ratioLine = (
    what: string,
    most: number,
    ratioOf: (round: Round) => number,
    detail: string,
  ) => {
    const ratio = median(rounds.map(ratioOf))
    return { what, ratio, most, detail, isMissed: ratio > most }
  }
  const rss = Math.max(...rounds.map(({ peakRssMb }) => peakRssMb))
  const secs = (read: (round: Round) => number) => `${median(rounds.map(read)).toFixed(1)} s`
  return [
    ratioLine(
      'file to facts',
      MOST_IMPORT,
      ({ loadSecs, foldSecs, readSecs }) => (loadSecs + foldSecs) / readSecs,
      `load ${secs((round) => round.loadSecs)}, fold ${secs((round) => round.foldSecs)}`,
    ),
    ratioLine(
      'rebuild',
      MOST_REBUILD,
      ({ rebuildSecs, sortSecs }) => rebuildSecs / sortSecs,
      secs((round) => round.rebuildSecs),
    ),
    {
      what: 'peak memory',
      ratio: null,
      most: null,
      detail: `${rss.toFixed(0)} MB of ${String(MOST_RSS_MB)} MB`,
      isMissed: rss > MOST_RSS_MB,
    },
  ]
}

/** The file in parts that end with a line, as ingest cuts it. */
async function cutSegments(input: string, dir: string): Promise<string[]> {
  const paths: string[] = []
  let out: ReturnType<typeof createWriteStream> | undefined
  let written = 0
  const close = async () => {
    if (out === undefined) return
    out.end()
    await once(out, 'finish')
    out = undefined
  }
  for await (const chunk of createReadStream(input, { highWaterMark: 4 << 20 })) {
    const bytes = chunk as Buffer
    const cut = written > SEGMENT_BYTES ? bytes.indexOf(10) + 1 : 0
    if (cut > 0) {
      out?.write(bytes.subarray(0, cut))
      await close()
    }
    if (out === undefined) {
      const path = join(dir, `segment-${String(paths.length)}.ndjson`)
      paths.push(path)
      out = createWriteStream(path)
      written = 0
    }
    if (!out.write(bytes.subarray(cut))) await once(out, 'drain')
    written += bytes.length - cut
  }
  await close()
  return paths
}

async function secsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1_000
}
