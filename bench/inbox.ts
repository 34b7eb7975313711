import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ACCOUNTS_MIGRATIONS } from '../accounts/public.ts'
import {
  caseLines,
  type CaseReader,
  countBoxes,
  createDesk,
  type Desk,
  DESK_MIGRATIONS,
  readCase,
  readCaseDetail,
  readEntries,
  readInbox,
  staffEntries,
} from '../desk/public.ts'
import { inboxRequest } from '../domain/contract/public.ts'
import { fillCases, FILLED_AT } from '../desk/cases/testing/fill-cases.ts'
import { migrate, openStore } from '../store/public.ts'
import type { Bench, BenchLine, BenchOptions } from './bench.ts'
import { median } from './median.ts'

/** What an agent waits for: a page of the inbox with its counts, and a conversation opened whole. */
export const inbox: Bench = {
  name: 'inbox',
  about: 'A page of the inbox, and a conversation opened, with 1M stored messages',
  run,
}

const MOST_MS = 100
const ENTRIES_EACH = 8
const ROUNDS = 15

const READERS: readonly (readonly [string, CaseReader])[] = [
  ['an agent of one team', { agent_id: 'desk:a1', scope: 'team', team_ids: ['desk:t1'] }],
  ['a manager', { agent_id: 'desk:boss', scope: 'all', team_ids: [] }],
]

const PAGES = [
  'box=all',
  'box=mine',
  'box=unassigned&order=priority',
  'box=team&order=newest',
  'box=all&status=resolved&order=updated',
  'box=team&status=closed&order=waiting',
  'box=mentions',
] as const

async function run({ isShort, cases, cacheDir, say }: BenchOptions): Promise<readonly BenchLine[]> {
  const count = cases ?? (isShort ? 2_000 : 125_000)
  const folder = mkdtempSync(join(cacheDir.replace(/deskmetry-bench$/, ''), 'deskmetry-inbox-'))
  const store = await openStore({ file: join(folder, 'desk.db') })
  try {
    const clock = { now: () => FILLED_AT }
    await migrate(store, [ACCOUNTS_MIGRATIONS, DESK_MIGRATIONS], clock)
    say(`writing ${count} cases with ${count * ENTRIES_EACH} entries …`)
    await fillCases(store, { cases: count, entriesEach: ENTRIES_EACH })
    const accounts = { store, clock, randomBytes: (size: number) => new Uint8Array(size) }
    const desk = createDesk({ store, accounts })
    const lines: BenchLine[] = []
    for (const [who, reader] of READERS) {
      for (const page of PAGES)
        lines.push(await timed(`${page} of ${who}`, () => turn(desk, reader, page)))
      lines.push(await timed(`a conversation of ${who}`, () => openCase(desk, reader, count)))
    }
    return lines
  } finally {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function turn(desk: Desk, reader: CaseReader, page: string): Promise<void> {
  const query: Record<string, unknown> = Object.fromEntries(new URLSearchParams(page))
  if (typeof query['status'] === 'string') query['status'] = [query['status']]
  const { cases } = await readInbox(desk, reader, inboxRequest.parse(query))
  await caseLines(desk, cases, { agent_id: reader.agent_id, promisesOf: () => new Map() })
  await countBoxes(desk, reader)
}

async function openCase(desk: Desk, reader: CaseReader, count: number): Promise<void> {
  const state = await readCase(desk, `desk:${Math.floor(count / 2)}`)
  await readCaseDetail(desk, state, {
    reader,
    language: null,
    promisesOf: () => new Map(),
  })
  await staffEntries(desk, await readEntries(desk, state.id, { limit: 100 }))
}

async function timed(what: string, work: () => Promise<void>): Promise<BenchLine> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const start = performance.now()
    await work()
    times.push(performance.now() - start)
  }
  const slowest = Math.max(...times)
  return {
    what,
    ratio: null,
    most: null,
    detail: `median ${median(times).toFixed(1)} ms, slowest of ${ROUNDS} ${slowest.toFixed(1)} ms, at most ${MOST_MS} ms`,
    isMissed: median(times) > MOST_MS,
  }
}
