import { expect, it } from 'vitest'
import { describeEachStore, type TestStores } from '../../store/testing/each-store.ts'
import { tablesOf } from '../store/tables.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { createDeliveryRunner } from './delivery-runner.ts'
import { listDeliveries } from './delivery-log.ts'
import type { Outgoing } from './outgoing.ts'
import { purgeDeliveries } from './purge-deliveries.ts'
import { queueDeliveries } from './queue-deliveries.ts'
import { changeWebhook, createWebhook } from './webhooks.ts'

const DAY_MS = 86_400_000
const KEPT_MS = 90 * DAY_MS
const outgoing: Outgoing = {
  refuse: () => undefined,
  post: () => Promise.resolve({ status: 200, body: '', took_ms: 1 }),
}

async function setUp(stores: TestStores) {
  const desk = await deskOn(await stores.open())
  const input = { url: 'https://a.test', event_types: [], note: '', by: desk.admin.user.id }
  const { webhook } = await createWebhook(desk, outgoing, input)
  const { id } = webhook
  return {
    desk,
    id,
    put: (event_id: string) =>
      queueDeliveries(desk, [
        JSON.stringify({ event_id, type: 'case.opened', occurred_at: '2026-03-01T08:00:00.000Z' }),
      ]),
    send: async () => {
      const runner = createDeliveryRunner(desk, outgoing, {
        onError(error) {
          throw error
        },
      })
      await runner.turn()
      await runner.idle()
    },
    setActive: (is_active: boolean) => changeWebhook(desk, outgoing, { id, is_active }),
    states: async () => {
      const { deliveries } = await listDeliveries(desk, id, { limit: 10 })
      return deliveries.map(({ event_id, state }) => [event_id, state])
    },
  }
}

describeEachStore('purging deliveries', (stores) => {
  it('settles what waited for a webhook that stays switched off, and forgets what is old', async () => {
    const { desk, id, put, send, setActive, states } = await setUp(stores)
    await put('had')
    await send()
    desk.pass(1)
    await put('waits')
    await setActive(false)
    desk.pass(2 * DAY_MS)
    await purgeDeliveries(desk, KEPT_MS)
    expect(await states()).toEqual([
      ['waits', 'waiting'],
      ['had', 'delivered'],
    ])
    desk.pass(DAY_MS + 1)
    await purgeDeliveries(desk, KEPT_MS)
    const { deliveries } = await listDeliveries(desk, id, { limit: 1 })
    expect(deliveries[0]).toMatchObject({ event_id: 'waits', state: 'failed', next_try_at: null })
    expect(deliveries[0]?.answer).toContain('switched off')
    desk.pass(27 * DAY_MS)
    await purgeDeliveries(desk, KEPT_MS)
    expect(await states()).toEqual([])
  })

  it('forgets sooner where all logs are kept for less', async () => {
    const { desk, put, send, states } = await setUp(stores)
    await put('had')
    await send()
    desk.pass(8 * DAY_MS)
    await purgeDeliveries(desk, 9 * DAY_MS)
    expect(await states()).toHaveLength(1)
    await purgeDeliveries(desk, 7 * DAY_MS)
    expect(await states()).toEqual([])
  })

  it('leaves alone what waits for one that runs', async () => {
    const { desk, put, states } = await setUp(stores)
    await put('waits')
    desk.pass(40 * DAY_MS)
    await purgeDeliveries(desk, KEPT_MS)
    expect(await states()).toEqual([['waits', 'waiting']])
  })

  it('forgets what a deleted webhook left behind', async () => {
    const { desk, id, put } = await setUp(stores)
    const db = tablesOf(desk.store)
    await put('late')
    await db.deleteFrom('desk_webhooks').where('id', '=', id).execute()
    await purgeDeliveries(desk, KEPT_MS)
    expect(await db.selectFrom('desk_webhook_deliveries').select('id').execute()).toEqual([])
  })
})
