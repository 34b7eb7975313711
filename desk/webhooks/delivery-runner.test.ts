import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { describeEachStore, type TestStores } from '../../store/testing/each-store.ts'
import { deskOn } from '../testing/desk-fixture.ts'
import { createDeliveryRunner } from './delivery-runner.ts'
import type { Outgoing } from './outgoing.ts'
import { queueDeliveries } from './queue-deliveries.ts'
import { createWebhook } from './webhooks.ts'

/**
 * Receivers that take their time, and a runner that goes on as soon as there is room.
 * @param hold the first answer comes when so many wait for theirs
 */
async function setUp(stores: TestStores, urls: readonly string[], hold = 1) {
  const desk = await deskOn(await stores.open())
  const now = new Map<string, number>()
  const most = new Map<string, number>()
  const sent: string[] = []
  let status = 200
  let open: () => void = () => undefined
  const isOpen = new Promise<void>((resolve) => {
    open = resolve
  })
  const outgoing: Outgoing = {
    refuse: () => undefined,
    async post(url, { headers }) {
      now.set(url, (now.get(url) ?? 0) + 1)
      most.set(url, Math.max(most.get(url) ?? 0, now.get(url) ?? 0))
      if ((now.get(url) ?? 0) >= hold) open()
      await isOpen
      await nextTurn()
      sent.push(`${url} ${String(headers['webhook-id'])}`)
      now.set(url, (now.get(url) ?? 0) - 1)
      return { status, body: '', took_ms: 1 }
    },
  }
  for (const url of urls) {
    await createWebhook(desk, outgoing, { url, event_types: [], note: '', by: desk.admin.user.id })
  }
  const count = { begun: 0, ended: 0 }
  let wake: () => void = () => undefined
  const runner = createDeliveryRunner(desk, outgoing, {
    onError(error) {
      throw error
    },
    onRoom() {
      count.ended += 1
      wake()
    },
  })
  return {
    desk,
    most,
    sent,
    answer: (next: number) => {
      status = next
    },
    put: (ids: readonly string[]) => queueDeliveries(desk, ids.map(eventOf)),
    /** As it is woken: without waiting until all has ended. */
    work: async () => {
      for (;;) {
        const woken = new Promise<void>((resolve) => {
          wake = resolve
        })
        const begun = await runner.turn()
        count.begun += begun
        if (begun === 0 && count.ended === count.begun) return
        if (count.ended < count.begun) await woken
      }
    },
  }
}

const eventOf = (event_id: string) =>
  JSON.stringify({ event_id, type: 'case.opened', occurred_at: '2026-03-01T08:00:00.000Z' })
const many = (count: number) => Array.from({ length: count }, (_, place) => `event ${place}`)

describeEachStore('deliveries', (stores) => {
  it('keep a receiver busy while there is more, eight at once, each sent once', async () => {
    const { most, sent, put, work } = await setUp(stores, ['https://a.test'], 8)
    await put(many(100))
    await work()
    expect(sent).toHaveLength(100)
    expect(new Set(sent).size).toBe(100)
    expect(most.get('https://a.test')).toBe(8)
  })

  it('go one at a time to who takes nothing', async () => {
    const { desk, most, sent, answer, put, work } = await setUp(stores, ['https://a.test'])
    answer(500)
    await put(['first'])
    await work()
    await put(many(10))
    await work()
    expect(sent).toHaveLength(11)
    expect(most.get('https://a.test')).toBe(1)
    answer(200)
    desk.pass(5_000)
    await work()
    expect(sent).toHaveLength(22)
  })

  it('leave room for every webhook, however much waits for one', async () => {
    const urls = many(6).map((name) => `https://${name.replace(' ', '-')}.test`)
    const { most, sent, put, work } = await setUp(stores, urls)
    await put(many(20))
    await work()
    expect(sent).toHaveLength(120)
    expect(most.size).toBe(6)
    const [first] = sent.slice(0, 32).filter((one) => one.startsWith(urls[5] ?? 'none'))
    expect(first).toBeDefined()
  })
})
