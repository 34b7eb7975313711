import { expect, it } from 'vitest'
import type { CaseAction } from '../../domain/contract/public.ts'
import { parseEvent } from '../../domain/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { openCase } from '../cases/open-case.ts'
import { readEntries } from '../cases/read-entries.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { actOnCase } from './act-on-case.ts'
import { sayAsCustomer } from './customer-message.ts'

let keys = 0
const request = (action: CaseAction) => {
  keys += 1
  return { client_key: `key-${keys}-0000`, action }
}
const reply = (text: string): CaseAction => ({ type: 'reply', text, file_ids: [] })

async function openChat(desk: DeskFixture) {
  const ann = await desk.visitor('Ann')
  const { case: opened } = await openCase(desk, ann, {
    kind: 'chat',
    channel: 'web',
    text: 'Where is my parcel?',
    client_key: 'first-of-ann',
  })
  return { ann, id: opened.id, opened }
}

describeEachStore('a case', (stores) => {
  it('is opened with its first message, numbered, and told to the facts', async () => {
    const desk = await deskOn(await stores.open())
    const { opened } = await openChat(desk)
    expect(opened).toMatchObject({
      number: 1,
      status: 'open',
      customer_name: 'Ann',
      preview: 'Where is my parcel?',
      waiting_since: desk.clock.now(),
      last_seq: 2,
      last_public_seq: 1,
    })
    expect((await desk.outbox()).map((event) => event.type)).toEqual([
      'case.opened',
      'message.sent',
    ])
    const again = await openCase(
      desk,
      { kind: 'customer', id: opened.customer_id ?? '', name: 'Ann' },
      {
        kind: 'chat',
        channel: 'web',
        text: 'Where is my parcel?',
        client_key: 'first-of-ann',
      },
    )
    expect(again).toMatchObject({ is_repeat: true, case: { id: opened.id } })
  })

  it('belongs to whoever answers first, and nobody waits any more', async () => {
    const desk = await deskOn(await stores.open())
    await desk.team('desk:parcels')
    const { actor } = await desk.hire({ team_ids: ['desk:parcels'] })
    const { id } = await openChat(desk)
    desk.pass(5_000)
    const done = await actOnCase(desk, actor, id, request(reply('On its **way**')))
    expect(done.case).toMatchObject({
      agent_id: actor.id,
      team_id: 'desk:parcels',
      waiting_since: null,
      first_replied_at: desk.clock.now(),
      preview: 'On its way',
    })
    expect(done.entries.map((entry) => entry.activity ?? entry.kind)).toEqual([
      'assigned',
      'message',
    ])
    const entries = await readEntries(desk, id, { since: 0, limit: 100 })
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4])
    expect(entries.map((entry) => entry.public_seq)).toEqual([null, 1, 2, 3])
  })

  it('does what was sent twice once', async () => {
    const desk = await deskOn(await stores.open())
    const { actor } = await desk.hire()
    const { id } = await openChat(desk)
    const sent = request(reply('Hello'))
    const [first, second] = await Promise.all([
      actOnCase(desk, actor, id, sent),
      actOnCase(desk, actor, id, sent),
    ])
    const third = await actOnCase(desk, actor, id, sent)
    const seqOf = (done: typeof first) => done.entries.find((one) => one.kind === 'message')?.seq
    expect(second.is_repeat && third.is_repeat).toBe(true)
    expect([seqOf(first), seqOf(second), seqOf(third)]).toEqual([4, 4, 4])
    const other = (await desk.hire()).actor
    await expect(actOnCase(desk, other, id, sent)).rejects.toMatchObject({
      code: 'CLIENT_KEY_TAKEN',
    })
  })

  it('keeps every count without a gap when many write at once', async () => {
    const desk = await deskOn(await stores.open())
    const { actor } = await desk.hire()
    const { id, ann } = await openChat(desk)
    const writing = Array.from({ length: 60 }, (_, index) =>
      index % 3 === 0
        ? sayAsCustomer(desk, ann, {
            case_id: id,
            client_key: `ann-${index}-000`,
            text: `${index}`,
            file_ids: [],
          })
        : actOnCase(
            desk,
            actor,
            id,
            request(index % 3 === 1 ? reply(`${index}`) : noteOf(`${index}`)),
          ),
    )
    await Promise.all(writing)
    const entries = await readEntries(desk, id, { since: 0, limit: 500 })
    expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, index) => index + 1))
    const shown = entries.flatMap((entry) => entry.public_seq ?? [])
    expect(shown).toEqual(shown.map((_, index) => index + 1))
    const events = (await desk.outbox()).filter((event) => event.case_id === id)
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
    for (const event of events) expect(parseEvent(event, 'desk')).toMatchObject({ ok: true })
  })

  it('leaves nothing of what is refused, and does the rest of the group', async () => {
    const desk = await deskOn(await stores.open())
    const { actor } = await desk.hire()
    const { id } = await openChat(desk)
    const results = await Promise.allSettled([
      actOnCase(desk, actor, id, request(reply('one'))),
      actOnCase(desk, actor, id, request(reply('  '))),
      actOnCase(desk, actor, 'desk:nobody', request(reply('three'))),
      actOnCase(desk, actor, id, request({ ...noteOf('four'), mentions: ['desk:nobody'] })),
      actOnCase(desk, actor, id, request(reply('five'))),
    ])
    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    const entries = await readEntries(desk, id, { since: 2, limit: 10 })
    expect(entries.map((entry) => entry.text ?? entry.activity)).toEqual([
      'assigned',
      'one',
      'five',
    ])
  })
})

const noteOf = (text: string): Extract<CaseAction, { type: 'note' }> => ({
  type: 'note',
  text,
  file_ids: [],
  mentions: [],
  is_whisper: false,
})
