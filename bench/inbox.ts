import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
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
import { migrate, openStore, type Store } from '../store/public.ts'
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
    const clock = { now: () => NOW }
    await migrate(store, [ACCOUNTS_MIGRATIONS, DESK_MIGRATIONS], clock)
    say(`writing ${count} cases with ${count * ENTRIES_EACH} entries …`)
    await fill(store, count)
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

const NOW = Date.UTC(2026, 2, 1)

/** Of 40 cases one is still open; 20 teams, 200 agents; a customer has ten cases. */
async function fill(store: Store, count: number): Promise<void> {
  const numbers = sql`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${count})`
  await sql`
    insert into desk_customers (id, name, attributes_json, created_at)
    ${numbers} select 'desk:c' || i, 'Customer ' || i, '{}', 0 from n where i <= ${Math.ceil(count / 10) + 1}
  `.execute(store.kysely)
  await sql`
    insert into desk_cases (id, kind, number, channel, status, priority, priority_rank, tier_rank, tags_json,
      fields_json, team_id, agent_id, customer_id, opened_at, waiting_since, wait_order, last_message_at, preview,
      resolved_at, updated_at, last_seq, last_public_seq, last_event_seq, is_spam, is_done, visitor_seq)
    ${numbers}
    select 'desk:' || i, 'chat', i, 'web',
      case when i % 40 = 0 then 'open' when i % 3 = 0 then 'closed' else 'resolved' end,
      'normal', i % 4, 0, '[]', '{}', 'desk:t' || (i % 20),
      case when i % 120 = 0 then null else 'desk:a' || (i % 200) end,
      'desk:c' || (1 + i / 10), ${NOW} - i * 1000,
      case when i % 80 = 0 then ${NOW} - i * 1000 end,
      case when i % 80 = 0 then ${NOW} - i * 1000 else 8640000000000000 end,
      ${NOW} - i * 500, 'Where is my parcel?',
      case when i % 40 = 0 then null else ${NOW} - i * 400 end,
      ${NOW} - i * 400, ${ENTRIES_EACH}, ${ENTRIES_EACH}, ${ENTRIES_EACH}, 0, case when i % 40 = 0 then 0 else 1 end, 0
    from n
  `.execute(store.kysely)
  await sql`
    insert into desk_entries (case_id, seq, public_seq, at, author_kind, author_id, author_name, kind, message_id,
      text, file_ids_json, mentions_json, is_whisper, data_json)
    ${numbers}, s(k) as (select 1 union all select k + 1 from s where k < ${ENTRIES_EACH})
    select 'desk:' || i, k, k, ${NOW} - i * 1000 + k, 'customer', 'desk:c' || (1 + i / 10), 'Customer', 'message',
      'desk:m' || i || '-' || k, 'Where is my parcel? It was to come on Monday, said the mail of Friday.', '[]', '[]',
      0, '{}'
    from n, s
  `.execute(store.kysely)
  await sql`
    insert into desk_mentions (agent_id, case_id, seq, at)
    ${numbers} select 'desk:a' || (i % 200), 'desk:' || i, 1, 0 from n where i % 50 = 0
  `.execute(store.kysely)
}
