import pino from 'pino'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createWebhook, type Outgoing, queueDeliveries } from '../../desk/public.ts'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'
import { startDeliveries } from './deliveries.ts'

let fixture: AppFixture
beforeAll(async () => {
  fixture = await openApp()
})
afterAll(() => fixture.close())

it('what waits for a webhook goes out without a pause while there is more', async () => {
  const { rooms } = fixture
  let sent = 0
  const outgoing: Outgoing = {
    refuse: () => undefined,
    post: () => {
      sent += 1
      return Promise.resolve({ status: 200, body: '', took_ms: 1 })
    },
  }
  const hook = { url: 'https://a.test', event_types: [], note: '', by: 'desk:boss' }
  await createWebhook(rooms.desk, outgoing, hook)
  const occurred_at = '2026-03-01T08:00:00.000Z'
  const events = Array.from({ length: 300 }, (_, place) =>
    JSON.stringify({ event_id: `many ${place}`, type: 'case.opened', occurred_at }),
  )
  await queueDeliveries(rooms.desk, events)
  const job = startDeliveries({ ...rooms, outgoing }, 'test', pino({ level: 'silent' }))
  // Eight in every turn of half a second would take 19 s.
  await vi.waitFor(
    () => {
      expect(sent).toBe(300)
    },
    { timeout: 12_000, interval: 50 },
  )
  await job.stop()
}, 30_000)
