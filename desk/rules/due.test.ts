import { expect, it } from 'vitest'
import type { CaseAction } from '../../domain/contract/public.ts'
import { describeEachStore, type TestStores } from '../../store/testing/each-store.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { openCase } from '../cases/open-case.ts'
import { SYSTEM } from '../desk.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { dueOf, readDueFollowups, readOpen, type TimedTrigger } from './due.ts'

const MINUTE = 60_000

/** Seven cases: four opened at one instant, three a minute apart after it. */
async function setUp(stores: TestStores) {
  const desk = await deskOn(await stores.open())
  const customer = await desk.visitor('Ann')
  const ids: string[] = []
  for (let place = 0; place < 7; place += 1) {
    if (place > 3) desk.pass(MINUTE)
    const opened = await openCase(desk, customer, { kind: 'chat', channel: 'web', text: 'Hello' })
    ids.push(opened.case.id)
  }
  let keys = 0
  return {
    desk,
    ids,
    act: (caseId: string, action: CaseAction) => {
      keys += 1
      return actOnCase(desk, SYSTEM, caseId, { client_key: `due-key-${keys}`, action })
    },
    /** Read in pages of two. */
    due: async (trigger: TimedTrigger) => {
      const found: string[] = []
      const promisesOf = (asked: readonly string[]) =>
        new Map(
          asked.map((id) => [
            id,
            [{ target: 'first_reply', policy: 'gold', due_at: null, state: 'breached' } as const],
          ]),
        )
      const now = desk.clock.now()
      if (trigger.type === 'followup_due') {
        for await (const page of readDueFollowups(desk, { until: now, page: 2 })) {
          expect(page.length).toBeLessThanOrEqual(2)
          found.push(...page.map((one) => one.case.id))
        }
        return found
      }
      for await (const page of readOpen(desk, { until: now, page: 2 })) {
        expect(page.length).toBeLessThanOrEqual(2)
        found.push(...dueOf(page, trigger, { now, promisesOf }).map((one) => one.case.id))
      }
      return found
    },
  }
}

describeEachStore('cases whose time has come', (stores) => {
  it('are found page by page, each once, also those of one instant', async () => {
    const { ids, due } = await setUp(stores)
    const sorted = ids.toSorted()
    const sla: TimedTrigger = { type: 'sla', state: 'breached', targets: ['first_reply'] }
    expect((await due({ type: 'waiting', secs: 0 })).toSorted()).toEqual(sorted)
    expect((await due({ type: 'idle', secs: 0 })).toSorted()).toEqual(sorted)
    expect((await due({ type: 'unassigned', secs: 0 })).toSorted()).toEqual(sorted)
    expect((await due(sla)).toSorted()).toEqual(sorted)
    expect((await due({ type: 'waiting', secs: 120 })).toSorted()).toEqual(
      ids.slice(0, 5).toSorted(),
    )
  })

  it('are those at work alone', async () => {
    const { ids, due, act } = await setUp(stores)
    const [first = '', second = ''] = ids
    await act(first, { type: 'set_status', status: 'closed' })
    await act(second, { type: 'mark_spam' })
    expect((await due({ type: 'idle', secs: 0 })).toSorted()).toEqual(ids.slice(2).toSorted())
  })

  it('are those of follow-ups that are due, each of them', async () => {
    const { desk, ids, due, act } = await setUp(stores)
    const due_at = new Date(desk.clock.now() + MINUTE).toISOString()
    for (const id of ids.slice(0, 5)) {
      await act(id, { type: 'schedule_followup', due_at, note: 'Call back' })
    }
    expect(await due({ type: 'followup_due' })).toEqual([])
    desk.pass(MINUTE)
    expect((await due({ type: 'followup_due' })).toSorted()).toEqual(ids.slice(0, 5).toSorted())
  })
})
