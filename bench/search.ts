import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { ACCOUNTS_MIGRATIONS } from '../accounts/public.ts'
import {
  type CaseReader,
  createDesk,
  DESK_MIGRATIONS,
  indexTurn,
  markForSearch,
  searchDesk,
} from '../desk/public.ts'
import { searchRequest } from '../domain/contract/public.ts'
import { migrate, openReader, openStore, type Store, type StoreReader } from '../store/public.ts'
import { findPostgres, startCluster, stopCluster } from '../store/testing/postgres-cluster.ts'
import type { Bench, BenchLine, BenchOptions } from './bench.ts'
import { fillWithTalk, questionsOf } from './search-talk.ts'
import { seededRandom } from './seeded-random.ts'

const MOST_MS = 50
/** The event loop may be held up no longer than this while searches run. */
const MOST_HELD_MS = 50
const MESSAGES_EACH = 8
const ROUNDS = 300
const NOW = Date.UTC(2026, 2, 1)

const READERS: readonly (readonly [string, CaseReader])[] = [
  ['a manager', { agent_id: 'desk:boss', scope: 'all', team_ids: [] }],
  ['an agent of one team of 20', { agent_id: 'desk:a1', scope: 'team', team_ids: ['desk:t1'] }],
  ['an agent without cases', { agent_id: 'desk:new', scope: 'own', team_ids: [] }],
]

/** Search over cases, messages and customers with 1M stored messages, beside the event loop. */
export const search: Bench = {
  name: 'search',
  about: 'Search with 1M stored messages, Chinese words of two characters included',
  async run(options) {
    const folder = mkdtempSync(join(tmpdir(), 'deskmetry-search-'))
    // PostgreSQL may run as a user of its own.
    chmodSync(folder, 0o755)
    try {
      const file = join(folder, 'desk.db')
      const lines = await searchOn('SQLite', await openStore({ file }), file, options)
      const bin = findPostgres()
      if (bin === null) {
        options.say('PostgreSQL: not run; apt-get install postgresql')
        return lines
      }
      const url = await startCluster(bin, join(folder, 'pg'))
      try {
        return [
          ...lines,
          ...(await searchOn('PostgreSQL', await openStore({ url }), null, options)),
        ]
      } finally {
        await stopCluster(bin, join(folder, 'pg'))
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function searchOn(
  where: string,
  store: Store,
  file: string | null,
  { isShort, cases, say }: BenchOptions,
): Promise<readonly BenchLine[]> {
  const reader = openReader(store, file)
  try {
    const count = cases ?? (isShort ? 500 : 125_000)
    const clock = { now: () => NOW }
    await migrate(store, [ACCOUNTS_MIGRATIONS, DESK_MIGRATIONS], clock)
    say(`${where}: writing ${count} cases with ${count * MESSAGES_EACH} messages …`)
    const random = { next: seededRandom(7) }
    const size = { cases: count, each: MESSAGES_EACH, now: NOW }
    await fillWithTalk(store, size, random)
    const accounts = { store, clock, randomBytes: (size: number) => new Uint8Array(size) }
    const desk = createDesk({ store, accounts })
    const began = performance.now()
    for (let from = 1; from <= count; from += 5_000) {
      const some = Array.from({ length: Math.min(5_000, count - from + 1) }, (_, at) => from + at)
      await markForSearch(
        desk,
        'case',
        some.map((number) => `desk:${number}`),
      )
      while ((await indexTurn(desk)) > 0);
    }
    const secs = (performance.now() - began) / 1_000
    say(`${where}: indexed in ${secs.toFixed(0)} s`)
    const lines: BenchLine[] = [
      {
        what: `${where}: reading into the index`,
        ratio: null,
        most: null,
        detail: `${Math.round((count * MESSAGES_EACH) / secs)} messages/s`,
        isMissed: false,
      },
    ]
    for (const [who, viewer] of READERS) {
      const questions = questionsOf(random, ROUNDS)
      const line = await timed(`${where}: ${who}`, { reader, viewer, questions })
      // The other database takes minutes: what is known is said now.
      say(`${line.what}: ${line.detail}`)
      lines.push(line)
    }
    return lines
  } finally {
    await reader.close()
    await store.close()
  }
}

async function timed(
  what: string,
  {
    reader,
    viewer,
    questions,
  }: {
    readonly reader: StoreReader
    readonly viewer: CaseReader
    readonly questions: readonly string[]
  },
): Promise<BenchLine> {
  const times: number[] = []
  const held = monitorEventLoopDelay({ resolution: 5 })
  let found = 0
  // What is asked first warms the cache of the reading thread.
  for (const q of questions.slice(0, 20))
    await searchDesk(reader, viewer, searchRequest.parse({ q }))
  held.enable()
  for (const q of questions) {
    const start = performance.now()
    const { messages } = await searchDesk(reader, viewer, searchRequest.parse({ q }))
    times.push(performance.now() - start)
    found += messages.length > 0 ? 1 : 0
  }
  held.disable()
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0
  const heldMs = held.percentile(99) / 1e6
  return {
    what,
    ratio: null,
    most: null,
    detail: `p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms (at most ${MOST_MS}), slowest ${at(0.999).toFixed(0)} ms; ${found} of ${questions.length} found something; event loop p99 ${heldMs.toFixed(0)} ms`,
    isMissed: at(0.95) > MOST_MS || heldMs > MOST_HELD_MS,
  }
}
