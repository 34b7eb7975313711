import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACCOUNTS_MIGRATIONS } from '../../accounts/public.ts'
import { inboxRequest } from '../../domain/contract/public.ts'
import { migrate, openStore, type Store, type StoreScope } from '../../store/public.ts'
import { createTestDatabase, whyNoPostgres } from '../../store/testing/postgres.ts'
import type { CaseReader } from '../access/may-case.ts'
import { DESK_MIGRATIONS } from '../store/migrations.ts'
import { plansOf } from '../testing/query-plans.ts'
import { countBoxes, readInbox } from './inbox.ts'
import { fillCases } from './testing/fill-cases.ts'

const CASES = 100_000
const PAGES = 3

type Reader = readonly [string, CaseReader]
const READERS: readonly [Reader, Reader, Reader] = [
  ['an agent', { agent_id: 'desk:a40', scope: 'own', team_ids: [] }],
  ['a team lead', { agent_id: 'desk:a40', scope: 'team', team_ids: ['desk:t0', 'desk:t3'] }],
  ['a manager', { agent_id: 'desk:boss', scope: 'all', team_ids: ['desk:t2'] }],
]

const REQUESTS = [
  { box: 'all' },
  { box: 'mine' },
  { box: 'unassigned', order: 'priority' },
  { box: 'team', order: 'newest' },
  { box: 'mentions' },
  { box: 'watching' },
  { box: 'all', tag: 'vip' },
  { box: 'all', is_spam: 'true' },
  { box: 'all', customer_id: 'desk:c7', status: ['closed'] },
  { box: 'all', agent_id: 'desk:a3', status: ['closed'] },
  ...(['waiting', 'newest', 'oldest', 'updated', 'priority'] as const).flatMap((order) => [
    { box: 'all', status: ['resolved', 'closed'], order },
    { box: 'all', status: ['open', 'pending', 'resolved'], order },
  ]),
].map((request) => inboxRequest.parse(request))

const missing = whyNoPostgres()

describe.skipIf(missing !== null)(`an inbox over ${CASES} cases`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'deskmetry-inbox-'))
  let sqlite: Store
  let postgres: Store
  let drop: () => Promise<void>

  beforeAll(async () => {
    const database = await createTestDatabase()
    drop = () => database.drop()
    sqlite = await openStore({ file: join(folder, 'desk.db') })
    postgres = await openStore({ url: database.url })
    for (const store of [sqlite, postgres]) await fill(store)
    await sql`analyze`.execute(postgres.kysely)
  }, 180_000)

  afterAll(async () => {
    await sqlite.close()
    await postgres.close()
    await drop()
    rmSync(folder, { recursive: true, force: true })
  })

  it.each(READERS)(
    'shows %s the same on both databases',
    async (_, reader) => {
      for (const request of REQUESTS) {
        const pages = await pagesOf(sqlite, reader, request)
        expect(await pagesOf(postgres, reader, request), JSON.stringify(request)).toEqual(pages)
      }
      const counts = await countBoxes({ store: sqlite }, reader)
      expect(await countBoxes({ store: postgres }, reader)).toEqual(counts)
      expect(counts.all).toBeGreaterThan(0)
    },
    120_000,
  )

  it('holds what is open and what has ended in one order', async () => {
    const [, , [, manager]] = READERS
    const request = inboxRequest.parse({
      box: 'all',
      status: ['open', 'resolved'],
      order: 'newest',
    })
    const { rows } = await sql<{ id: string }>`
      select id from desk_cases
      where status in ('open', 'resolved') and is_spam = 0 and merged_into is null
      order by opened_at desc, id desc limit ${PAGES * request.limit}
    `.execute(postgres.kysely)
    const pages = await pagesOf(postgres, manager, request)
    expect(pages.flat()).toEqual(rows.map(({ id }) => id))
  })

  it.each(READERS)(
    'never looks through all cases for %s',
    async (_, reader) => {
      const plans = await plansOf(postgres, async (store) => {
        for (const request of REQUESTS) await pagesOf(store, reader, request)
        await countBoxes({ store }, reader)
      })
      expect(plans.length).toBeGreaterThan(REQUESTS.length)
      expect(plans.filter(({ plan }) => plan.includes('Seq Scan on desk_cases'))).toEqual([])
    },
    120_000,
  )
})

async function fill(store: Store): Promise<void> {
  await migrate(store, [ACCOUNTS_MIGRATIONS, DESK_MIGRATIONS], { now: () => 0 })
  await fillCases(store, { cases: CASES, entriesEach: 1 })
  const { kysely } = store
  await sql`update desk_cases set is_spam = 1, is_done = 1 where number % 500 = 7`.execute(kysely)
  await sql`
    update desk_cases set merged_into = 'desk:1', is_done = 1 where number % 700 = 3
  `.execute(kysely)
  await sql`
    insert into desk_case_tags (case_id, tag) select id, 'vip' from desk_cases where number % 400 = 0
  `.execute(kysely)
}

/** The ids of the first pages. */
async function pagesOf(
  store: StoreScope,
  reader: CaseReader,
  request: (typeof REQUESTS)[number],
): Promise<readonly (readonly string[])[]> {
  const pages: string[][] = []
  for (let after: string | null | undefined; pages.length < PAGES && after !== null; ) {
    const wanted = after === undefined ? request : { ...request, after }
    const page = await readInbox({ store }, reader, wanted)
    pages.push(page.cases.map(({ id }) => id))
    after = page.next
  }
  return pages
}
