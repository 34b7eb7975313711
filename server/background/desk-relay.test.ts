import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCase, readDeskOutbox, SYSTEM } from '../../desk/public.ts'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'
import { relayDesk } from './desk-relay.ts'

let fixture: AppFixture

beforeAll(async () => {
  fixture = await openApp()
})
afterAll(() => fixture.close())

const open = (subject: string) =>
  openCase(fixture.rooms.desk, SYSTEM, { kind: 'ticket', channel: 'form', subject })

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
