import { expect, it } from 'vitest'
import { queueInput } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { openCase, readCase } from '../cases/open-case.ts'
import { saveQueue } from '../queues/queues.ts'
import { DEFAULT_QUEUE_ID } from '../../domain/contract/public.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { admitCase } from './admit-case.ts'
import { readRouterContext } from './router-context.ts'

describeEachStore('a chat in a queue that routing does not know', (stores) => {
  it.each([
    ['stays where it waits when the queue was made a moment ago', 'desk:new', 'desk:new'],
    ['finds another one when there is no such queue', 'desk:none', DEFAULT_QUEUE_ID],
  ])('%s', async (_, waitsIn, endsIn) => {
    const desk = await deskOn(await stores.open())
    const context = await readRouterContext(desk)
    const conditions = { categories: ['refund'] }
    await saveQueue(desk, {
      id: 'desk:new',
      input: queueInput.parse({ name: 'New', conditions }),
      by: 'desk:test',
    })
    const opening = { kind: 'chat', channel: 'web', text: 'Hello', queue_id: waitsIn } as const
    const { id } = (await openCase(desk, await desk.visitor(), opening)).case
    expect(await admitCase(desk, context, id)).toBe(waitsIn !== endsIn)
    expect(await readCase(desk, id)).toMatchObject({ queue_id: endsIn })
  })
})
