import { expect, it } from 'vitest'
import { type DeskRule, deskRule } from '../../domain/contract/public.ts'
import { describeEachStore, type TestStores } from '../../store/testing/each-store.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { sayAsCustomer } from '../actions/customer-message.ts'
import { openCase, readCase } from '../cases/open-case.ts'
import { readEntries } from '../cases/read-entries.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { dryRun } from './dry-run.ts'
import { replay } from './replay.ts'

const MINUTE = 60_000

async function setUp(stores: TestStores) {
  const desk = await deskOn(await stores.open())
  const customer = await desk.visitor('王敏')
  const lin = await desk.hire({ name: 'Lin' })
  let keys = 0
  const key = () => `key-${(keys += 1).toString().padStart(8, '0')}`
  return {
    desk,
    open: async (text: string) =>
      (await openCase(desk, customer, { kind: 'chat', channel: 'web', text, client_key: key() }))
        .case.id,
    say: (case_id: string, text: string) =>
      sayAsCustomer(desk, customer, { case_id, client_key: key(), text, file_ids: [] }),
    act: (caseId: string, action: Parameters<typeof actOnCase>[3]['action']) =>
      actOnCase(desk, lin.actor, caseId, { client_key: key(), action }),
    run: async (rule: Partial<DeskRule>) => {
      const parsed = deskRule.parse({
        name: 'draft',
        steps: [{ type: 'request_rating' }],
        ...rule,
      })
      return dryRun(desk, { rule: parsed, days: 7 }, () => new Map())
    },
  }
}

describeEachStore('a dry run', (stores) => {
  it('says where a rule would have fired, by what was so then, and does nothing', async () => {
    const { desk, open, say, act, run } = await setUp(stores)
    const first = await open('我要投诉')
    desk.pass(MINUTE)
    await act(first, { type: 'set_priority', priority: 'urgent' })
    desk.pass(MINUTE)
    await say(first, '投诉！')
    const second = await open('hello')
    const before = await readCase(desk, first)
    const complaint: Partial<DeskRule> = {
      trigger: { type: 'event', events: ['customer_message'] },
      all: [{ type: 'text_contains', in: 'message', any_of: ['投诉'] }],
    }
    const answer = await run(complaint)
    expect(answer).toMatchObject({ case_count: 2, firing_count: 2, fired_case_count: 1 })
    expect(answer.firings.map(({ priority, words }) => [priority, words])).toEqual([
      ['urgent', '投诉！'],
      ['normal', '我要投诉'],
    ])
    expect(await run({ ...complaint, is_once: true })).toMatchObject({
      firing_count: 1,
    })
    expect(await readCase(desk, first)).toEqual(before)
    expect(second).not.toBe(first)
  })

  it('judges a change by what it was from and to', async () => {
    const { desk, open, act, run } = await setUp(stores)
    const caseId = await open('hello')
    for (const priority of ['high', 'low', 'high'] as const) {
      desk.pass(MINUTE)
      await act(caseId, { type: 'set_priority', priority })
    }
    const lifted = await run({
      trigger: { type: 'event', events: ['priority_changed'] },
      all: [{ type: 'changed', field: 'priority', from: ['low'], to: ['high'] }],
    })
    expect(lifted.firing_count).toBe(1)
  })

  it('of time finds each wait that was long enough, not those that were answered', async () => {
    const { desk, open, say, act, run } = await setUp(stores)
    const caseId = await open('hello')
    desk.pass(12 * MINUTE)
    await act(caseId, { type: 'reply', text: 'hi', file_ids: [] })
    desk.pass(30 * MINUTE)
    await say(caseId, 'thanks')
    desk.pass(5 * MINUTE)
    await act(caseId, { type: 'reply', text: 'bye', file_ids: [] })
    await act(caseId, { type: 'set_status', status: 'resolved' })
    desk.pass(60 * MINUTE)
    expect((await run({ trigger: { type: 'waiting', secs: 600 } })).firing_count).toBe(1)
    expect((await run({ trigger: { type: 'waiting', secs: 60 } })).firing_count).toBe(2)
    expect((await run({ trigger: { type: 'idle', secs: 1_500 } })).firing_count).toBe(1)
    // Resolved: nobody has to write any more.
    expect((await run({ trigger: { type: 'idle', secs: 3_000 } })).firing_count).toBe(0)
  })
})

describeEachStore('a case told again', (stores) => {
  it('stands at its last moment as it stands, and was open, normal and free at first', async () => {
    const { desk, open, say, act } = await setUp(stores)
    const caseId = await open('hello')
    desk.pass(MINUTE)
    await act(caseId, { type: 'take' })
    desk.pass(MINUTE)
    await act(caseId, { type: 'add_tags', tags: ['a', 'b'] })
    desk.pass(MINUTE)
    await act(caseId, { type: 'remove_tags', tags: ['a'] })
    await act(caseId, { type: 'set_category', category: 'refund' })
    desk.pass(MINUTE)
    await act(caseId, { type: 'reply', text: 'hi', file_ids: [] })
    await act(caseId, { type: 'set_status', status: 'resolved' })
    desk.pass(MINUTE)
    await say(caseId, 'again')
    const state = await readCase(desk, caseId)
    const moments = replay(state, await readEntries(desk, caseId, { limit: 1_000 }))
    expect(moments.at(-1)?.after).toEqual(state)
    expect(moments[0]).toMatchObject({
      before: null,
      after: { status: 'open', priority: 'normal', agent_id: null, tags: [], category: null },
    })
    const tags = moments.map(({ after }) => after.tags.toSorted().join())
    expect([...new Set(tags)]).toEqual(['', 'a,b', 'b'])
  })
})
