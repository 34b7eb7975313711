import { expect, it } from 'vitest'
import type { CaseAction } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { openCase, readCase } from '../cases/open-case.ts'
import { tablesOf } from '../store/tables.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { abandonLeft } from './abandon-left.ts'
import { actOnCase } from './act-on-case.ts'
import { sayAsCustomer } from './customer-message.ts'

describeEachStore('a chat whose visitor has gone', (stores) => {
  it('is abandoned as of when they were last seen, and comes back with their next message', async () => {
    const desk = await deskOn(await stores.open())
    const options = { channel: 'web', watchedSince: desk.clock.now() - 3_600_000 }
    const [gone, there] = [await desk.visitor('Gone'), await desk.visitor('There')]
    const seen = (id: string) =>
      tablesOf(desk.store)
        .updateTable('desk_customers')
        .set({ last_seen_at: desk.clock.now() })
        .where('id', '=', id)
        .execute()
    const opening = { kind: 'chat', channel: 'web', text: 'Hello', queue_id: 'desk:q' } as const
    const left = (await openCase(desk, gone, opening)).case
    const kept = (await openCase(desk, there, opening)).case
    desk.pass(20_000)
    await seen(gone.id)
    const leftAt = desk.clock.now()
    desk.pass(80_000)
    await seen(there.id)
    expect(await abandonLeft(desk, options)).toBe(0)
    desk.pass(20_000)
    expect(await abandonLeft(desk, { ...options, watchedSince: desk.clock.now() })).toBe(0)
    expect(await abandonLeft(desk, options)).toBe(1)
    expect(await readCase(desk, kept.id)).toMatchObject({ status: 'open' })
    expect(await readCase(desk, left.id)).toMatchObject({
      status: 'closed',
      abandoned_at: leftAt,
      queued_at: null,
    })
    const [event] = (await desk.outbox()).filter(({ type }) => type === 'case.abandoned')
    expect(event).toMatchObject({
      occurred_at: new Date(leftAt).toISOString(),
      data: { stage: 'queue' },
    })
    const words = { client_key: 'back-again', text: 'I am back', file_ids: [] }
    const back = await sayAsCustomer(desk, gone, { case_id: left.id, ...words })
    expect(back.case).toMatchObject({ id: left.id, status: 'open', queued_at: desk.clock.now() })
    expect(back.case.resolved_at).toBeNull()
  })

  it('is resolved and asked for a rating where somebody had answered before they went', async () => {
    const desk = await deskOn(await stores.open())
    await desk.team('desk:one')
    const agent = (await desk.hire({ team_ids: ['desk:one'] })).actor
    const options = { channel: 'web', watchedSince: desk.clock.now() - 3_600_000 }
    const opening = { kind: 'chat', channel: 'web', text: 'Hello', queue_id: 'desk:q' } as const
    const { id } = (await openCase(desk, await desk.visitor('Ann'), opening)).case
    const act = (action: CaseAction) =>
      actOnCase(desk, agent, id, { client_key: JSON.stringify(action), action })
    await act({ type: 'assign', agent_id: agent.id })
    await act({ type: 'reply', text: 'Here it is', file_ids: [] })
    await act({ type: 'assign', agent_id: null })
    expect(await readCase(desk, id)).toMatchObject({ agent_id: null, status: 'open' })
    desk.pass(120_000)
    expect(await abandonLeft(desk, options)).toBe(1)
    expect(await readCase(desk, id)).toMatchObject({
      status: 'resolved',
      resolved_at: desk.clock.now(),
      abandoned_at: null,
      queued_at: null,
    })
    const told = (await desk.outbox()).filter((event) => event.case_id === id)
    expect(told.slice(-2).map(({ type }) => type)).toEqual(['case.resolved', 'rating.requested'])
    expect(await abandonLeft(desk, options)).toBe(0)
  })
})
