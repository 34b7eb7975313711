import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { parseEvent } from '../../domain/public.ts'
import { openWarehouse, readEventKeys, readEventsByKey } from '../../warehouse/public.ts'
import { bytesOf, openTestRoom } from '../testing/ingest-room.ts'
import { openSpool } from './open-spool.ts'

const input = (id: number, more: object = {}) => ({
  event_id: `é-${id}`,
  type: 'message.sent',
  occurred_at: '2026-01-05T09:00:00Z',
  case_id: `c${id}`,
  data: { author: 'customer', message_id: `m${id}`, text: `words "${id}"` },
  ...more,
})

it('tells duplicates and conflicts of what a real warehouse holds, texts compared', async () => {
  const room = await openTestRoom()
  const warehouse = await openWarehouse({ duckdb: { dir: join(room.folder, 'warehouse') } })
  onTestFinished(() => warehouse.close())
  const path = join(room.folder, 'events.ndjson')
  const events = Array.from({ length: 300 }, (_, id) => parseEvent(input(id), 'shop'))
  writeFileSync(
    path,
    events.map((parsed) => `${JSON.stringify(parsed.ok ? parsed.event : null)}\n`).join(''),
  )
  await warehouse.load({ path, receivedAt: 0 })
  let partsRead = 0
  const spool = await openSpool({
    dir: join(room.folder, 'spool'),
    warehouse,
    store: room.store,
    clock: room.clock,
    everyMs: 0,
    stored: {
      keys: async (part) => {
        const keys = await readEventKeys(warehouse, part)
        partsRead += 1
        return keys
      },
      byKey: (keys) => readEventsByKey(warehouse, keys),
    },
  })
  const send = (body: unknown) =>
    spool.accept({
      contentType: 'application/json',
      chunks: bytesOf(JSON.stringify(body)),
      source: 'shop',
    })
  const other = input(7, { data: { author: 'customer', message_id: 'm7', text: 'other words' } })
  // The second time the filter of stored keys is whole, and only it decides what is looked up.
  for (const fresh of [1000, 2000]) {
    const answer = await send([input(5), input(fresh), other, input(299)])
    expect(answer).toMatchObject({ accepted: 1, duplicate: 2, rejected: [{ index: 2 }] })
    await vi.waitFor(() => expect(partsRead).toBe(32))
  }
  expect(await spool.drain()).toBe(2)
  expect((await warehouse.health()).events).toBe(302)
  await spool.close()
})
