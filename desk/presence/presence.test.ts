import { beforeEach, expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { chooseAgentState } from './agent-state.ts'
import { giveUpGone, takeStock } from './give-up-gone.ts'
import { listPresence } from './list-presence.ts'
import { openPresence } from './presence.ts'

const GRACE_SECS = 60

describeEachStore('presence', (stores) => {
  let desk: DeskFixture
  let agentId: string

  beforeEach(async () => {
    desk = await deskOn(await stores.open())
    agentId = (await desk.hire({ name: 'Li' })).actor.id
  })

  const stateOf = async (id: string = agentId) =>
    (await listPresence(desk)).find(({ agent_id }) => agent_id === id)
  const changes = async () =>
    (await desk.outbox())
      .filter(({ type }) => type === 'agent.state_changed')
      .map(({ occurred_at, data }) => [occurred_at, data['state']])

  it('says since when a state lasts, tells it once, and tells the facts', async () => {
    expect(await stateOf()).toMatchObject({ state: 'offline', since: null, is_connected: false })
    const begin = new Date(desk.clock.now()).toISOString()
    await chooseAgentState(desk, agentId, 'online')
    desk.pass(5_000)
    await chooseAgentState(desk, agentId, 'online')
    expect(await stateOf()).toMatchObject({ state: 'online', since: begin })
    expect(await changes()).toEqual([[begin, 'online']])
    expect(desk.told.filter(({ kind }) => kind === 'agent')).toHaveLength(2)
  })

  it('counts windows over several processes, and forgets those of one that died', async () => {
    const here = openPresence(desk)
    const there = openPresence(desk)
    await here.connected(agentId)
    await there.connected(agentId)
    await here.disconnected(agentId)
    expect(await stateOf()).toMatchObject({ is_connected: true })
    desk.pass(31_000)
    expect(await stateOf()).toMatchObject({ is_connected: false })
    await here.connected(agentId)
    await here.disconnected(agentId)
    expect(await stateOf()).toMatchObject({ is_connected: false })
  })

  it('writes offline who is gone for the grace time, from its end on, and nobody else', async () => {
    const presence = openPresence(desk)
    await presence.connected(agentId)
    await chooseAgentState(desk, agentId, 'busy')
    desk.pass(20_000)
    await presence.beat()
    await presence.disconnected(agentId)
    const lost = desk.clock.now()
    desk.pass(59_999)
    expect(await giveUpGone(desk, GRACE_SECS)).toEqual([])
    desk.pass(600_000)
    expect(await giveUpGone(desk, GRACE_SECS)).toEqual([agentId])
    expect((await changes()).at(-1)).toEqual([new Date(lost + 60_000).toISOString(), 'offline'])
  })

  it.each([
    ['within half an hour as they had been', 29, 'meeting'],
    ['later offline, until they choose', 31, 'offline'],
  ])('lets somebody whose connection was lost come back %s', async (_, minutes, state) => {
    const presence = openPresence(desk)
    await presence.connected(agentId)
    await chooseAgentState(desk, agentId, 'meeting')
    await presence.disconnected(agentId)
    desk.pass(minutes * 60_000)
    await giveUpGone(desk, GRACE_SECS)
    expect(await presence.connected(agentId)).toMatchObject({ state })
  })

  it('at start gives up who is gone, and lets who was just here come back', async () => {
    const other = (await desk.hire()).actor.id
    const presence = openPresence(desk)
    for (const id of [agentId, other]) {
      await presence.connected(id)
      await chooseAgentState(desk, id, 'online')
    }
    desk.pass(61_000)
    await chooseAgentState(desk, other, 'away')
    await takeStock(desk, GRACE_SECS)
    expect(await stateOf()).toMatchObject({ state: 'offline' })
    expect(await stateOf(other)).toMatchObject({ state: 'away' })
  })
})
