import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  acknowledgeSettingsEvents,
  CALENDARS,
  POLICIES,
  readSettingsEvents,
  saveDocument,
} from '../../accounts/public.ts'
import { type CaseAction, policyDocument } from '../../domain/contract/public.ts'
import { parseEvent } from '../../domain/public.ts'
import { actOnCase, forgetDeskOutbox, openCase, readDeskOutbox } from '../../desk/public.ts'
import { type DeskFixture, deskOn, type Hired } from '../../desk/testing/desk-fixture.ts'
import { createPromises, type Promises } from '../../server/numbers/promises.ts'
import { openStore, type Store } from '../../store/public.ts'
import {
  createLiveFeed,
  type LiveFeed,
  openWarehouse,
  type Warehouse,
} from '../../warehouse/public.ts'

/**
 * What the inbox counts down and what the warehouse calls a breach: one ticket over a lunch break, a holiday, a
 * make-up Saturday, a rest and a change of the policy, looked at from both sides after every step.
 */
let dir = ''
let store: Store
let desk: DeskFixture
let agent: Hired
let warehouse: Warehouse
let feed: LiveFeed
let promises: Promises
let keys = 0

const WEEK = [
  ['09:00', '12:00'],
  ['13:00', '18:00'],
] as [string, string][]
const policy = (first_reply: { secs: number; time: 'wall' | 'business' }) =>
  policyDocument.parse({
    policy_id: 'tickets',
    name: 'Tickets',
    conditions: { case_kind: 'ticket' },
    targets: {
      first_reply,
      next_reply: { secs: 3_600, time: 'wall' },
      resolution: { secs: 8 * 3_600, time: 'business' },
    },
    pause_on: ['pending'],
  })

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'deskmetry-promises-'))
  store = await openStore({ file: ':memory:' })
  desk = await deskOn(store)
  agent = await desk.hire()
  warehouse = await openWarehouse({ duckdb: { dir } })
  feed = createLiveFeed(warehouse, desk.clock)
  promises = createPromises(feed, desk.clock)
  await saveDocument(desk.accounts, CALENDARS, {
    principal: desk.admin,
    document: {
      calendar_id: 'main',
      tz: 'Asia/Shanghai',
      is_default: true,
      week: { mon: WEEK, tue: WEEK, wed: WEEK, thu: WEEK, fri: WEEK },
      holidays: ['2026-03-06'],
      extra_days: { '2026-03-07': [['09:00', '12:00']] },
    },
    save: { base_version: 0, change: { kind: 'from', effective_from: null } },
  })
  await savePolicy({ secs: 7_200, time: 'business' }, 0, null)
})
afterAll(async () => {
  await warehouse.close()
  await store.close()
  await rm(dir, { recursive: true, force: true })
})

it('agree to the second, whatever the clock goes through', async () => {
  moveTo('2026-03-05T17:00:00+08:00')
  const first = await ticket()
  // An hour on Thursday, none on the holiday, an hour of the make-up Saturday.
  expect(await bothSay()).toMatchObject([
    { case_id: first, target: 'first_reply', due_at: '2026-03-07T02:00:00.000Z' },
    { case_id: first, target: 'resolution', due_at: '2026-03-09T06:00:00.000Z' },
  ])

  moveTo('2026-03-07T09:30:00+08:00')
  await act(first, { type: 'set_status', status: 'pending' })
  expect((await bothSay()).map(({ due_at }) => due_at)).toEqual([null, null])
  moveTo('2026-03-07T10:15:00+08:00')
  await act(first, { type: 'set_status', status: 'open' })
  expect((await bothSay())[0]).toMatchObject({ due_at: '2026-03-07T02:45:00.000Z' })

  await savePolicy({ secs: 600, time: 'wall' }, 1, '2026-03-09T00:00:00+08:00')
  moveTo('2026-03-07T10:45:00+08:00')
  expect(stateOf(await bothSay(), first)).not.toBe('breached')
  desk.pass(1)
  expect(stateOf(await bothSay(), first)).toBe('breached')
  await act(first, { type: 'reply', text: 'We are on it.', file_ids: [] })
  expect(await bothSay()).toMatchObject([{ case_id: first, target: 'resolution' }])

  moveTo('2026-03-09T09:00:00+08:00')
  const second = await ticket()
  expect(await bothSay()).toContainEqual(
    expect.objectContaining({
      case_id: second,
      target: 'first_reply',
      due_at: '2026-03-09T01:10:00.000Z',
    }),
  )
  moveTo('2026-03-09T09:10:00.001+08:00')
  expect(stateOf(await bothSay(), second)).toBe('breached')
  await act(first, { type: 'set_status', status: 'resolved' })
  expect((await bothSay()).every(({ case_id }) => case_id === second)).toBe(true)
}, 60_000)

interface Promised {
  readonly case_id: string
  readonly target: string
  readonly due_at: string | null
  readonly is_breached: boolean
}

/** The running promises as the inbox shows them, after the warehouse was found to say the same. */
async function bothSay(): Promise<readonly Promised[]> {
  await tellFacts()
  const now = desk.clock.now()
  const facts = await warehouse.query(
    `select case_id, target, due_at from sla_targets where outcome = 'running' order by case_id, target`,
  )
  const column = (name: string) => facts.columns[name] ?? []
  const stored = column('case_id').map((id, row): Promised => {
    const due = column('due_at')[row] ?? null
    return {
      case_id: String(id),
      target: String(column('target')[row]),
      due_at: due === null ? null : new Date(Number(due)).toISOString(),
      is_breached: due !== null && now > Number(due),
    }
  })
  await feed.current()
  await promises.refresh()
  const shown = [...promises.of([...new Set(stored.map(({ case_id }) => case_id))])].flatMap(
    ([case_id, some]) =>
      some.map(
        ({ target, due_at, state }): Promised => ({
          case_id,
          target,
          due_at,
          is_breached: state === 'breached',
        }),
      ),
  )
  const order = ({ case_id, target }: Promised) => `${case_id} ${target}`
  expect(shown.toSorted((a, b) => order(a).localeCompare(order(b)))).toEqual(stored)
  return stored
}

function stateOf(some: readonly Promised[], caseId: string): string {
  const found = some.find(({ case_id, target }) => case_id === caseId && target === 'first_reply')
  return found?.is_breached === true ? 'breached' : 'running'
}

async function tellFacts(): Promise<void> {
  const settings = await readSettingsEvents(desk.accounts, 1_000)
  const told = await readDeskOutbox(store, 1_000)
  const raw = [
    ...settings.map(({ event }) => event),
    ...told.map(({ event_json }) => JSON.parse(event_json) as unknown),
  ]
  if (raw.length === 0) return
  const lines = raw.map((event) => {
    const parsed = parseEvent(event, 'desk')
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
    return `${JSON.stringify(parsed.event)}\n`
  })
  const path = join(dir, 'segment.ndjson')
  await writeFile(path, lines.join(''))
  await warehouse.load({ path, receivedAt: desk.clock.now() })
  await warehouse.refresh()
  await acknowledgeSettingsEvents(
    desk.accounts,
    settings.map(({ number }) => number),
  )
  await forgetDeskOutbox(
    store,
    told.map(({ number }) => number),
  )
}

async function ticket(): Promise<string> {
  const ann = await desk.visitor('Ann')
  const opened = await openCase(desk, ann, {
    kind: 'ticket',
    channel: 'form',
    customer: { id: ann.id },
    subject: 'A ticket',
    text: 'Where is it?',
    text_by: 'customer',
  })
  return opened.case.id
}

async function act(caseId: string, action: CaseAction): Promise<void> {
  keys += 1
  await actOnCase(desk, agent.actor, caseId, { client_key: `promise-${keys}`, action })
}

function savePolicy(
  first_reply: { secs: number; time: 'wall' | 'business' },
  base_version: number,
  effective_from: string | null,
) {
  return saveDocument(desk.accounts, POLICIES, {
    principal: desk.admin,
    document: policy(first_reply),
    save: { base_version, change: { kind: 'from', effective_from } },
  })
}

function moveTo(instant: string): void {
  desk.pass(Date.parse(instant) - desk.clock.now())
}
