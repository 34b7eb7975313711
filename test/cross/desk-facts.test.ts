import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CaseAction } from '../../domain/contract/public.ts'
import { compareEvents, DeskmetryError, parseEvent } from '../../domain/public.ts'
import { actOnCase } from '../../desk/actions/act-on-case.ts'
import { sayAsCustomer } from '../../desk/actions/customer-message.ts'
import { leaveAsCustomer } from '../../desk/actions/leave.ts'
import { wakeSnoozed } from '../../desk/actions/wake-snoozed.ts'
import { openCase, readCase } from '../../desk/cases/open-case.ts'
import { readEntries } from '../../desk/cases/read-entries.ts'
import type { CaseState } from '../../desk/cases/case-state.ts'
import { readDeskOutbox } from '../../desk/outbox/read-outbox.ts'
import { tablesOf } from '../../desk/store/tables.ts'
import { type DeskFixture, deskOn, type Hired } from '../../desk/testing/desk-fixture.ts'
import { openStore, type Store } from '../../store/public.ts'
import { createContext } from '../../warehouse/fold/create-context.ts'
import type { CaseFold } from '../../warehouse/fold/case-fold.ts'
import { walkCase } from '../../warehouse/fold/fold-case.ts'
import { createKnownContext } from '../../warehouse/fold/known-context.ts'
import { createRefs, type Refs } from '../../warehouse/fold/refs.ts'
import { toCaseEvent } from '../../warehouse/fold/to-case-event.ts'
import { runningWait } from '../../warehouse/fold/track-waits.ts'

/**
 * The desk's row of a case and the fold of its events are written by different hands. Whatever people do, in
 * whatever order, both must say the same: else the inbox and the reports would disagree.
 */
let store: Store
let desk: DeskFixture
let agents: readonly Hired[]

beforeAll(async () => {
  store = await openStore({ file: ':memory:' })
  desk = await deskOn(store)
  await desk.team('desk:one')
  await desk.team('desk:two')
  agents = [
    await desk.hire({ team_ids: ['desk:one'] }),
    await desk.hire({ team_ids: ['desk:two'] }),
    await desk.hire(),
  ]
  for (const id of ['desk:q1', 'desk:q2']) {
    const team_id = id === 'desk:q1' ? 'desk:one' : null
    await tablesOf(store)
      .insertInto('desk_settings')
      .values({
        kind: 'queue',
        id,
        position: 0,
        body_json: JSON.stringify({ name: id, team_id }),
        owner_id: null,
        updated_at: 0,
        updated_by: null,
      })
      .execute()
  }
})
afterAll(() => store.close())

type Step =
  | { readonly do: 'pass'; readonly ms: number }
  | { readonly do: 'customer' }
  | { readonly do: 'leave' }
  | { readonly do: 'wake' }
  | { readonly do: 'act'; readonly agent: number; readonly action: CaseAction }

const agentIndex = fc.nat({ max: 2 })
const actorAt = (index: number) => {
  const hired = agents[index]
  if (hired === undefined) throw new Error('nobody was hired')
  return hired.actor
}
const idOf = (index: number) => actorAt(index).id

const an = (one: CaseAction) => one

const action: fc.Arbitrary<() => CaseAction> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constant(() => an({ type: 'reply', text: 'Yes', file_ids: [] })),
  },
  fc.constant(() => an({ type: 'note', text: 'n', file_ids: [], mentions: [], is_whisper: false })),
  fc.constant(() => an({ type: 'take' })),
  agentIndex.map((n) => () => an({ type: 'assign', agent_id: idOf(n) })),
  fc.constant(() => an({ type: 'assign', agent_id: null })),
  agentIndex.map((n) => () => an({ type: 'transfer', to: { agent_id: idOf(n) }, note: 'x' })),
  fc
    .constantFrom('desk:one', 'desk:two')
    .map((team_id) => () => an({ type: 'transfer', to: { team_id }, note: '' })),
  fc
    .constantFrom('desk:q1', 'desk:q2')
    .map((queue_id) => () => an({ type: 'transfer', to: { queue_id }, note: '' })),
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('open', 'pending', 'on_hold', 'snoozed', 'resolved', 'closed' as const)
      .map(
        (status) => () =>
          an({
            type: 'set_status' as const,
            status,
            until: new Date(desk.clock.now() + 3_600_000).toISOString(),
          }),
      ),
  },
  fc
    .constantFrom('low', 'urgent' as const)
    .map((priority) => () => an({ type: 'set_priority', priority })),
  fc.constantFrom('a', 'b', null).map((category) => () => an({ type: 'set_category', category })),
  fc.constantFrom('mark_spam', 'unmark_spam', 'unmerge' as const).map((type) => () => an({ type })),
  fc.constant(() => an({ type: 'merge', into: other })),
  fc.constant(() => an({ type: 'to_ticket', subject: 'A ticket' })),
  fc.constant(() => an({ type: 'request_rating' })),
)

const step: fc.Arbitrary<() => Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(0, 1, 60_000, 3_600_000, 8 * 86_400_000)
      .map((ms) => () => ({ do: 'pass', ms }) as const),
  },
  { weight: 4, arbitrary: fc.constant(() => ({ do: 'customer' }) as const) },
  fc.constant(() => ({ do: 'leave' }) as const),
  fc.constant(() => ({ do: 'wake' }) as const),
  {
    weight: 10,
    arbitrary: fc.tuple(agentIndex, action).map(
      ([agent, make]) =>
        () =>
          ({ do: 'act', agent, action: make() }) as const,
    ),
  },
)

let other = ''
let keys = 0
const nextKey = () => {
  keys += 1
  return `law-${keys}-key`
}

async function take(ann: Awaited<ReturnType<DeskFixture['visitor']>>, id: string, made: Step) {
  switch (made.do) {
    case 'pass':
      desk.pass(made.ms)
      return
    case 'customer':
      await sayAsCustomer(desk, ann, {
        case_id: id,
        client_key: nextKey(),
        text: 'Hm',
        file_ids: [],
      })
      return
    case 'leave':
      await leaveAsCustomer(desk, ann, id)
      return
    case 'wake':
      await wakeSnoozed(desk)
      return
    case 'act':
      await actOnCase(desk, actorAt(made.agent), id, {
        client_key: nextKey(),
        action: made.action,
      })
  }
}

async function foldOf(id: string): Promise<{ fold: CaseFold; refs: Refs }> {
  const refs = createRefs()
  const known = createKnownContext()
  const context = createContext(known.data(), refs)
  const rows = await readDeskOutbox(store, 1_000_000)
  const events = rows
    .map((row) => parseEvent(JSON.parse(row.event_json), 'desk'))
    .flatMap((parsed) => (parsed.ok && parsed.event.case_id === id ? [parsed.event] : []))
    .toSorted(compareEvents)
  return {
    fold: walkCase(
      events.map((event) => toCaseEvent(event, refs)),
      context,
    ),
    refs,
  }
}

function statusOf({ status, resolved_at, abandoned_at }: CaseState): string {
  if (status !== 'closed') return status
  return abandoned_at !== null ? 'abandoned' : resolved_at !== null ? 'resolved' : 'closed'
}

async function expectSame(id: string): Promise<void> {
  const row = await readCase(desk, id)
  const { fold, refs } = await foldOf(id)
  const { values } = fold.walk
  const stay = fold.stays.at(-1)
  const entries = await readEntries(desk, id, { since: 0, limit: 1_000 })
  expect({
    status: fold.walk.status,
    agent: refs.textOf(values.agent),
    team: refs.textOf(values.team),
    queue: refs.textOf(values.queue),
    priority: refs.textOf(values.priority),
    category: refs.textOf(values.category),
    is_spam: fold.walk.isSpam,
    merged_into: refs.textOf(fold.walk.mergedInto),
    queued_at: stay?.outcome === 'waiting' ? stay.queuedAt : null,
    waiting_since: runningWait(fold.waits)?.since ?? null,
    resolved_at: fold.resolutions.standing?.at ?? null,
    reopened: fold.resolutions.reopenCount,
    messages: fold.messages.length,
  }).toEqual({
    status: statusOf(row),
    agent: row.agent_id,
    team: row.team_id,
    queue: row.queue_id,
    priority: row.priority,
    category: row.category,
    is_spam: row.is_spam,
    merged_into: row.merged_into,
    queued_at: row.queued_at,
    waiting_since: row.waiting_since,
    resolved_at: row.resolved_at,
    reopened: entries.filter(({ activity }) => activity === 'reopened').length,
    messages: entries.filter(({ kind, data }) => kind !== 'activity' && !('copied_from' in data))
      .length,
  })
}

describe('the desk and the facts', () => {
  it('say the same of a case, whatever happens to it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('chat', 'ticket' as const),
        fc.constantFrom('desk:q1', undefined),
        fc.array(step, { minLength: 3, maxLength: 25 }),
        async (kind, queue_id, steps) => {
          await tablesOf(store).deleteFrom('desk_outbox').execute()
          const ann = await desk.visitor('Ann')
          const placed = queue_id === undefined ? {} : { queue_id }
          const opened = await openCase(desk, ann, {
            kind,
            channel: 'web',
            text: 'Hello?',
            ...placed,
          })
          other = (await openCase(desk, ann, { kind, channel: 'web', text: 'And?' })).case.id
          const { id } = opened.case
          const done: unknown[] = []
          for (const make of steps) {
            const made = make()
            done.push(made)
            try {
              await take(ann, id, made)
            } catch (error) {
              if (!(error instanceof DeskmetryError)) throw error
              done.push(error.code)
            }
            try {
              await expectSame(id)
            } catch (error) {
              throw new Error(`after ${JSON.stringify(done)}`, { cause: error })
            }
          }
        },
      ),
      { numRuns: 100, seed: 21, endOnFailure: false },
    )
  }, 120_000)
})
