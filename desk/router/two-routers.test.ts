import { expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { openCase } from '../cases/open-case.ts'
import { readEntries } from '../cases/read-entries.ts'
import { createDesk } from '../desk.ts'
import { chooseAgentState } from '../presence/agent-state.ts'
import { readAgentRows } from '../presence/agent-rows.ts'
import { openPresence } from '../presence/presence.ts'
import { route } from '../routing/route.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { admitCase } from './admit-case.ts'
import { readLoads } from './agents-now.ts'
import { assignWaiting } from './assign-waiting.ts'
import { readRouterContext } from './router-context.ts'
import { readRoutingState } from './router.ts'

const CASES = 14
const AGENTS = 4

describeEachStore('two routers that both believe to be alone', (stores) => {
  it('give no conversation twice and no agent too many', async () => {
    const desk = await deskOn(await stores.open())
    const { accounts, clock, randomBytes } = desk
    const store = stores.dialect === 'postgres' ? await stores.openAgain() : null
    const other =
      store === null
        ? desk
        : createDesk({ store, accounts: { ...accounts, store, clock, randomBytes } })
    const presence = openPresence(desk)
    for (let at = 0; at < AGENTS; at += 1) {
      const { actor } = await desk.hire()
      await presence.connected(actor.id)
      await chooseAgentState(desk, actor.id, 'online')
    }
    const context = await readRouterContext(desk)
    const ids: string[] = []
    for (let at = 0; at < CASES; at += 1) {
      const opening = { kind: 'chat', channel: 'web', text: 'Hello' } as const
      const { case: opened } = await openCase(desk, await desk.visitor(), opening)
      await admitCase(desk, context, opened.id)
      ids.push(opened.id)
    }
    const state = await readRoutingState(desk, context, await readAgentRows(desk.store))
    // The other one saw them the other way round, and so decided otherwise.
    const turned = {
      ...state,
      cases: state.cases.map((each) => ({ ...each, tier_rank: Number(each.id.slice(-1) > '7') })),
    }
    const plans = [route(state), route(turned)]
    await Promise.all(
      plans.flatMap((plan, at) =>
        plan.map((decision) =>
          decision.kind === 'assign'
            ? assignWaiting(at === 0 ? desk : other, context, decision)
            : Promise.resolve(false),
        ),
      ),
    )
    const given = await Promise.all(
      ids.map(async (id) => {
        const entries = await readEntries(desk, id, { since: 0, limit: 100 })
        return entries.filter(({ activity }) => activity === 'assigned').length
      }),
    )
    expect(Math.max(...given)).toBe(1)
    const loads = await readLoads(desk.store, [...context.agents.keys()])
    expect(Math.max(...[...loads.values()].map(({ chat }) => chat))).toBeLessThanOrEqual(3)
    expect(given.filter((count) => count === 1).length).toBeGreaterThanOrEqual(9)
  })
})
