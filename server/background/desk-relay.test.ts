import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCase, readDeskOutbox, SYSTEM } from '../../desk/public.ts'
import { countDeadLetters } from '../../ingest/public.ts'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'
import { relayDesk } from './desk-relay.ts'

let fixture: AppFixture

beforeAll(async () => {
  fixture = await openApp()
})
afterAll(() => fixture.close())

const open = (subject: string) =>
  openCase(fixture.rooms.desk, SYSTEM, { kind: 'ticket', channel: 'form', subject })

/** Into the outbox, as a commit writes it. */
async function post(event: object): Promise<void> {
  const { kysely } = fixture.rooms.store
  await sql`insert into desk_outbox (event_json) values (${JSON.stringify(event)})`.execute(kysely)
}

describe('the relay of the desk', () => {
  it('tells the facts what happened, and forgets what they have', async () => {
    const { desk, spool, warehouse } = fixture.rooms
    const opened = await Promise.all(['one', 'two', 'three'].map(open))
    await relayDesk(fixture.rooms)
    expect(await readDeskOutbox(desk.store, 10)).toEqual([])
    await spool.drain()
    const events = await warehouse.query(
      `select case_id from events where type = 'case.opened' order by case_id`,
    )
    expect(events.columns['case_id']).toEqual(opened.map((one) => one.case.id).toSorted())
  })

  it('forgets nothing that the spool did not take, and tells it later', async () => {
    const { desk, spool } = fixture.rooms
    await open('four')
    const refusing = { ...spool, accept: () => Promise.reject(new Error('away')) }
    await expect(relayDesk({ desk, spool: refusing })).rejects.toThrow('away')
    expect(await readDeskOutbox(desk.store, 10)).toHaveLength(1)
    await relayDesk(fixture.rooms)
    expect(await readDeskOutbox(desk.store, 10)).toEqual([])
  })

  it('tells more words at once than a JSON body may hold', async () => {
    const { desk, spool, warehouse } = fixture.rooms
    await relayDesk(fixture.rooms)
    const { case: opened } = await open('long')
    const [entry] = await readDeskOutbox(desk.store, 1)
    const told = JSON.parse(entry?.event_json ?? '{}') as object
    await relayDesk(fixture.rooms)
    const text = '长'.repeat(30_000)
    for (let at = 0; at < 400; at += 1) {
      const id = `desk:long-${at}`
      const data = { message_id: id, author: 'system', text }
      await post({ ...told, event_id: id, type: 'message.sent', data })
    }
    await relayDesk(fixture.rooms)
    expect(await readDeskOutbox(desk.store, 10)).toEqual([])
    while (spool.health().files > 0) await spool.drain()
    const events = await warehouse.query(
      `select count(*) as count from events where case_id = '${opened.id}' and type = 'message.sent'`,
    )
    expect(Number(events.columns['count']?.[0])).toBe(400)
  })

  it('leaves what the spool refuses to the dead letters, and goes on', async () => {
    const { desk, store } = fixture.rooms
    const before = await countDeadLetters(store)
    await post({ event_id: 'desk:broken', type: 'case.opened' })
    await open('after it')
    await relayDesk(fixture.rooms)
    expect(await readDeskOutbox(desk.store, 10)).toEqual([])
    expect(await countDeadLetters(store)).not.toEqual(before)
  })

  it('told twice, an event counts once', async () => {
    const { desk, spool } = fixture.rooms
    await open('five')
    const [entry] = await readDeskOutbox(desk.store, 1)
    await relayDesk(fixture.rooms)
    async function* again() {
      yield await Promise.resolve(Buffer.from(`[${entry?.event_json ?? ''}]`))
    }
    const answer = await spool.accept({
      contentType: 'application/json',
      chunks: again(),
      source: 'desk',
    })
    expect(answer).toMatchObject({ accepted: 0, duplicate: 1 })
  })
})
