import { expect, it } from 'vitest'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { chooseAgentState } from './agent-state.ts'
import { readTimesAway } from './times-away.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

describeEachStore('times away', (stores) => {
  it('are kept of who came back from them, newest first, for a week', async () => {
    const desk = await deskOn(await stores.open())
    const { id } = (await desk.hire()).actor
    const spend = async (state: Parameters<typeof chooseAgentState>[2], minutes: number) => {
      await chooseAgentState(desk, id, state)
      desk.pass(minutes * MINUTE)
    }
    const breaks = () => readTimesAway(desk.store, 'break', desk.clock.now())
    await spend('online', 60)
    await spend('break', 15)
    await spend('online', 60)
    await spend('break', 20)
    await spend('online', 60)
    await spend('break', 30)
    await spend('offline', 600)
    await spend('online', 1)
    await spend('meeting', 45)
    await spend('online', 1)
    expect(await breaks()).toEqual([20 * MINUTE, 15 * MINUTE])
    expect(await readTimesAway(desk.store, 'meeting', desk.clock.now())).toEqual([45 * MINUTE])
    desk.pass(8 * DAY)
    expect(await breaks()).toEqual([])
  })
})
