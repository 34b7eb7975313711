import { beforeEach, expect, it } from 'vitest'
import type { CaseAction } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { actOnCase } from '../actions/act-on-case.ts'
import { openCase } from '../cases/open-case.ts'
import type { Actor } from '../desk.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { noteRouting } from './note-routing.ts'
import { readRoutingLog } from './routing-log.ts'

describeEachStore('the log of routing', (stores) => {
  let desk: DeskFixture
  let keys = 0

  beforeEach(async () => {
    desk = await deskOn(await stores.open())
  })

  /** Does it, and notes what came of it. */
  const act = async (actor: Actor, id: string, action: CaseAction) => {
    keys += 1
    const before = desk.told.length
    await actOnCase(desk, actor, id, { client_key: `note-key-${keys}`, action, mayTakeOver: true })
    for (const news of desk.told.slice(before)) await noteRouting(desk, news)
  }
  const log = async (id: string, language = 'en') =>
    (await readRoutingLog(desk, id, language)).map(({ decision, reason }) => [decision, reason])

  it('says who took a case, from whom, and who handed it over to whom', async () => {
    const team = await desk.team('desk:returns')
    const { actor: ada } = await desk.hire({ name: 'Ada' })
    const { actor: bo } = await desk.hire({ name: 'Bo' })
    const visitor = await desk.visitor()
    const opening = { kind: 'chat', channel: 'web', text: 'Hi', queue_id: 'desk:everyone' } as const
    const { id } = (await openCase(desk, visitor, opening)).case
    desk.pass(5_000)
    await act(ada, id, { type: 'take' })
    await act(bo, id, { type: 'take' })
    await act(bo, id, { type: 'transfer', to: { agent_id: ada.id }, note: 'Knows them' })
    await act(ada, id, { type: 'transfer', to: { team_id: team }, note: '' })
    await act(ada, id, { type: 'set_priority', priority: 'high' })
    expect(await log(id)).toEqual([
      ['moved', 'Ada handed it over to returns'],
      ['assigned', 'Bo handed it over to Ada'],
      ['assigned', 'Bo took it from Ada'],
      ['assigned', 'Ada took it, after 5 s'],
    ])
    expect((await log(id, 'zh-CN'))[2]?.[1]).toMatch(/^Bo ?从 ?Ada ?处接管$/)
  })

  it('does not call it left when who waits is passed to another team', async () => {
    const team = await desk.team('desk:returns')
    const { actor: ada } = await desk.hire({ name: 'Ada' })
    const opening = { kind: 'chat', channel: 'web', text: 'Hi', queue_id: 'desk:everyone' } as const
    const { id } = (await openCase(desk, await desk.visitor(), opening)).case
    await act(ada, id, { type: 'transfer', to: { team_id: team }, note: '' })
    expect(await log(id)).toEqual([['moved', 'Ada handed it over to returns, after 0 s']])
  })
})
