import { beforeAll, expect, it } from 'vitest'
import type { CaseAction } from '../../domain/contract/public.ts'
import { describeEachStore } from '../../store/testing/each-store.ts'
import { visitorEntries } from '../cases/entry-view.ts'
import { openCase, readCase } from '../cases/open-case.ts'
import { readEntries, readPublicEntries } from '../cases/read-entries.ts'
import type { Actor } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { type DeskFixture, deskOn } from '../testing/desk-fixture.ts'
import { actOnCase } from './act-on-case.ts'
import { sayAsCustomer } from './customer-message.ts'
import { giveRating } from './rating.ts'
import { wakeSnoozed } from './wake-snoozed.ts'

const DAY_MS = 86_400_000

describeEachStore('what is done to a case', (stores) => {
  let desk: DeskFixture
  let agent: Actor & { readonly kind: 'agent' }
  let ann: Actor & { readonly kind: 'customer' }

  beforeAll(async () => {
    desk = await deskOn(await stores.open())
    await desk.team('desk:one')
    agent = (await desk.hire({ team_ids: ['desk:one'] })).actor
    ann = await desk.visitor('Ann')
  })

  let keys = 0
  const key = () => {
    keys += 1
    return `key-${keys}-key`
  }
  const open = async (kind: 'chat' | 'ticket' = 'chat', text = 'Where is it?') =>
    (await openCase(desk, ann, { kind, channel: 'web', text })).case.id
  const act = (id: string, action: CaseAction, by: Actor = agent) =>
    actOnCase(desk, by, id, { client_key: key(), action })
  const reply = (id: string, text = 'Here') => act(id, { type: 'reply', text, file_ids: [] })
  const say = (id: string, text: string) =>
    sayAsCustomer(desk, ann, { case_id: id, client_key: key(), text, file_ids: [] })
  const eventsOf = async (id: string) =>
    (await desk.outbox()).filter((event) => event.case_id === id).map((event) => event.type)

  it('refuses a move that is not allowed and says which are', async () => {
    const id = await open()
    await act(id, { type: 'set_status', status: 'closed' })
    await expect(act(id, { type: 'set_status', status: 'resolved' })).rejects.toThrow(
      'is closed and cannot become resolved. From closed it may become open.',
    )
    await expect(reply(id)).rejects.toThrow('it is closed. Reopen it first')
  })

  it('asks how it was when an answered case is resolved, once', async () => {
    const id = await open()
    await reply(id)
    const { entries } = await act(id, { type: 'set_status', status: 'resolved' })
    expect(entries.map((entry) => entry.notice)).toEqual(['resolved', 'rating_requested'])
    await act(id, { type: 'set_status', status: 'open' })
    const again = await act(id, { type: 'set_status', status: 'resolved' })
    expect(again.entries.map((entry) => entry.notice)).toEqual(['resolved'])
    const rating_id = String(entries[1]?.data['rating_id'])
    const given = { rating_id, score: 4, comment: 'Good' }
    await giveRating(desk, ann, given)
    await giveRating(desk, ann, given)
    expect((await eventsOf(id)).filter((type) => type === 'rating.given')).toHaveLength(1)
  })

  it('comes back when its customer writes within 7 days, and goes on as another after', async () => {
    const id = await open()
    await reply(id)
    await act(id, { type: 'set_status', status: 'resolved' })
    desk.pass(6 * DAY_MS)
    const back = await say(id, 'One more thing')
    expect(back.case).toMatchObject({ id, status: 'open', agent_id: agent.id, resolved_at: null })
    await act(id, { type: 'set_status', status: 'closed' })
    desk.pass(8 * DAY_MS)
    const sent = { case_id: id, client_key: key(), text: 'And now?', file_ids: [] }
    const next = await sayAsCustomer(desk, ann, sent)
    expect(next.case.id).not.toBe(id)
    expect(next.case).toMatchObject({ kind: 'chat', preview: 'And now?' })
    expect((await sayAsCustomer(desk, ann, sent)).case.id).toBe(next.case.id)
    expect((await readCase(desk, id)).status).toBe('closed')
  })

  it('is put off for ten years at most, as a snooze and as a follow-up', async () => {
    const id = await open()
    const later = (ms: number) => new Date(desk.clock.now() + ms).toISOString()
    const [last, far, farthest] = [
      later(3_650 * DAY_MS),
      later(3_651 * DAY_MS),
      '9999-12-31T00:00:00Z',
    ]
    const snooze = (until: string) => act(id, { type: 'set_status', status: 'snoozed', until })
    const plan = (due_at: string) => act(id, { type: 'schedule_followup', due_at, note: 'Call' })
    for (const put of [snooze, plan]) {
      for (const instant of [far, farthest]) {
        await expect(put(instant)).rejects.toThrow('it would come due in more than ten years')
      }
      await expect(put(last)).resolves.toMatchObject({ is_repeat: false })
    }
  })

  it('wakes from a snooze in time, or when its customer writes', async () => {
    const [timed, written] = [await open(), await open()]
    const until = new Date(desk.clock.now() + DAY_MS).toISOString()
    await expect(act(timed, { type: 'set_status', status: 'snoozed' })).rejects.toThrow(
      'needs an end',
    )
    for (const id of [timed, written]) {
      await act(id, { type: 'set_status', status: 'snoozed', until })
    }
    await say(written, 'Hello?')
    expect(await readCase(desk, written)).toMatchObject({ status: 'open', snoozed_until: null })
    expect(await wakeSnoozed(desk)).toBe(0)
    desk.pass(DAY_MS)
    expect(await wakeSnoozed(desk)).toBe(1)
    expect(await readCase(desk, timed)).toMatchObject({ status: 'open', snoozed_until: null })
  })

  it('is merged into another of the same customer alone, and its customer is heard there', async () => {
    const [from, into] = [await open(), await open()]
    const ben = await desk.visitor('Ben')
    const foreign = await openCase(desk, ben, { kind: 'chat', channel: 'web', text: 'Mine' })
    await expect(act(from, { type: 'merge', into: foreign.case.id })).rejects.toThrow(
      'belongs to another customer',
    )
    await expect(act(from, { type: 'merge', into: from })).rejects.toThrow('into itself')
    await act(from, { type: 'merge', into })
    expect((await say(from, 'Still there?')).case.id).toBe(into)
    await expect(reply(from)).rejects.toThrow('merged into another case')
    await act(from, { type: 'unmerge' })
    expect((await say(from, 'Back here')).case.id).toBe(from)
  })

  it('hears once what its customer sends again after it was merged, wherever it was said', async () => {
    const [first, second, third] = [await open(), await open(), await open()]
    const words = { client_key: key(), text: 'Sent twice', file_ids: [] }
    await sayAsCustomer(desk, ann, { ...words, case_id: first })
    await act(first, { type: 'merge', into: second })
    const again = await sayAsCustomer(desk, ann, { ...words, case_id: first })
    expect(again).toMatchObject({ is_repeat: true, case: { id: first } })
    const later = { client_key: key(), text: 'Said on the way', file_ids: [] }
    await sayAsCustomer(desk, ann, { ...later, case_id: first })
    await act(second, { type: 'merge', into: third })
    expect((await sayAsCustomer(desk, ann, { ...later, case_id: first })).case.id).toBe(second)
  })

  it('becomes a ticket with its words, and leaves the queue for it', async () => {
    const { case: chat } = await openCase(desk, ann, {
      kind: 'chat',
      channel: 'web',
      text: 'Broken',
      queue_id: 'desk:q',
    })
    await act(
      chat.id,
      { type: 'to_ticket', subject: 'A broken thing' },
      { kind: 'system', id: null, name: null },
    )
    const [told] = await visitorEntries(
      desk,
      (await readPublicEntries(desk, chat.id, { limit: 10 })).filter(
        (one) => one.notice === 'to_ticket',
      ),
    )
    const ticketId = String(told?.data['case_id'])
    expect(await readCase(desk, chat.id)).toMatchObject({ status: 'closed', queued_at: null })
    expect(await readCase(desk, ticketId)).toMatchObject({
      kind: 'ticket',
      subject: 'A broken thing',
      customer_id: ann.id,
      preview: 'Broken',
    })
    expect(await eventsOf(chat.id)).toContain('case.dequeued')
    expect(await eventsOf(ticketId)).toEqual(['case.opened', 'case.linked'])
  })

  it('is split from a message on; what was said is counted once', async () => {
    const id = await open('ticket', 'First')
    await say(id, 'Something else')
    const { entries } = await act(id, { type: 'split', from_seq: 3, subject: 'Else' })
    const ticketId = String(entries[0]?.data['case_id'])
    const copied = await readEntries(desk, ticketId, { since: 0, limit: 10 })
    expect(copied.filter((one) => one.kind === 'message').map((one) => one.text)).toEqual([
      'Something else',
    ])
    expect(await eventsOf(ticketId)).not.toContain('message.sent')
    await expect(act(id, { type: 'split', from_seq: 99, subject: 'No' })).rejects.toThrow(
      'no message',
    )
  })

  it('loses them in the original and in copies of copies too, when a copy is redacted', async () => {
    const messageOf = async (id: string) =>
      (await readEntries(desk, id, { since: 0, limit: 9 })).find((one) => one.kind === 'message')
    const branch = async (id: string) => {
      const { entries } = await act(id, { type: 'split', from_seq: 1, subject: 'Card' })
      return String(entries[0]?.data['case_id'])
    }
    const first = await open('ticket', 'My card is 4343')
    const second = await branch(first)
    const [third, sibling] = [await branch(second), await branch(first)]
    const copy = await messageOf(third)
    await act(third, { type: 'redact_message', message_id: copy?.message_id ?? '' })
    for (const id of [first, second, third, sibling]) {
      expect(await messageOf(id)).toMatchObject({ text: '' })
    }
    const said = await messageOf(first)
    const told = (await desk.outbox()).filter(({ type }) => type === 'message.redacted')
    expect(told.filter(({ data }) => data['message_id'] === copy?.message_id)).toEqual([])
    expect(told.filter(({ data }) => data['message_id'] === said?.message_id)).toHaveLength(1)
  })

  it('loses the words of a redacted message for good, wherever they were', async () => {
    const id = await open('ticket', 'My card is 4242')
    const { entries } = await act(id, { type: 'split', from_seq: 1, subject: 'Card' })
    const ticketId = String(entries[0]?.data['case_id'])
    const [said] = (await readEntries(desk, id, { since: 0, limit: 9 })).filter(
      (one) => one.kind === 'message',
    )
    await act(id, { type: 'redact_message', message_id: said?.message_id ?? '' })
    for (const table of ['desk_entries', 'desk_cases'] as const) {
      const rows = await tablesOf(desk.store).selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows)).not.toContain('4242')
    }
    expect((await readCase(desk, ticketId)).preview).toBe('')
    const edit: CaseAction = { type: 'edit_message', message_id: said?.message_id ?? '', text: 'x' }
    await expect(act(id, edit)).rejects.toThrow('was redacted')
  })

  it('shows an edited message as it is now, and says that it was edited', async () => {
    const id = await open()
    const { entries } = await reply(id, 'Tomorow')
    const message_id = entries.at(-1)?.message_id ?? ''
    const done = await act(id, { type: 'edit_message', message_id, text: 'Tomorrow' })
    expect(done.case.preview).toBe('Tomorrow')
    const news = desk.told.at(-1)
    expect(news).toMatchObject({ kind: 'case', rewritten: [{ text: 'Tomorrow', message_id }] })
    expect(await eventsOf(id)).toContain('message.edited')
  })

  it('keeps what stands already as it is: no entry, no event, no news', async () => {
    const id = await open()
    await act(id, { type: 'add_tags', tags: ['a', 'b', 'a'] })
    const before = { events: await eventsOf(id), told: desk.told.length }
    for (const action of [
      { type: 'add_tags', tags: ['a'] },
      { type: 'set_priority', priority: 'normal' },
      { type: 'set_category', category: null },
      { type: 'set_status', status: 'open' },
      { type: 'unmark_spam' },
      { type: 'unwatch' },
      { type: 'set_fields', fields: {} },
    ] as const) {
      expect((await act(id, action as CaseAction)).entries).toEqual([])
    }
    expect({ events: await eventsOf(id), told: desk.told.length }).toEqual(before)
    expect((await readCase(desk, id)).tags).toEqual(['a', 'b'])
  })

  it('has watchers and follow-ups', async () => {
    const id = await open()
    await act(id, { type: 'watch' })
    await act(id, { type: 'watch' })
    await expect(act(id, { type: 'watch', agent_id: 'desk:nobody' })).rejects.toThrow(
      'does not exist',
    )
    const past = new Date(desk.clock.now()).toISOString()
    await expect(
      act(id, { type: 'schedule_followup', due_at: past, note: 'Call' }),
    ).rejects.toThrow('cannot be due in the past')
    const due_at = new Date(desk.clock.now() + DAY_MS).toISOString()
    const { entries } = await act(id, { type: 'schedule_followup', due_at, note: 'Call' })
    const followup_id = String(entries[0]?.data['followup_id'])
    await act(id, { type: 'finish_followup', followup_id, outcome: 'Called' })
    await act(id, { type: 'finish_followup', followup_id, outcome: 'Called' })
    expect((await eventsOf(id)).filter((type) => type.startsWith('followup'))).toEqual([
      'followup.scheduled',
      'followup.done',
    ])
  })

  it('says nothing of staff to its customer', async () => {
    const id = await open()
    await act(id, { type: 'note', text: 'Rude one', file_ids: [], mentions: [], is_whisper: false })
    await reply(id)
    await act(id, { type: 'transfer', to: { team_id: 'desk:one' }, note: 'Not mine' })
    await act(id, { type: 'set_status', status: 'resolved' })
    const shown = await visitorEntries(desk, await readEntries(desk, id, { since: 0, limit: 50 }))
    expect(shown.map((entry) => entry.notice ?? entry.text)).toEqual([
      'Where is it?',
      'assigned',
      'Here',
      'transferred',
      'resolved',
      'rating_requested',
    ])
    const name = { agent_name: agent.name }
    expect(shown.map(({ data }) => data).slice(1, 4)).toEqual([name, {}, { agent_name: null }])
    const text = JSON.stringify(shown)
    expect(text).not.toContain(agent.id)
    expect(text).not.toContain('Rude')
    expect(text).not.toContain('Not mine')
  })

  it('refuses a message of more than 64 kB, and keeps no broken letters', async () => {
    const id = await open()
    await expect(reply(id, '好'.repeat(30_000))).rejects.toMatchObject({
      code: 'MESSAGE_TOO_LARGE',
    })
    const { entries } = await reply(id, 'a\u0000b\ud800c')
    expect(entries.at(-1)?.text).toBe('ab\ufffdc')
  })
})
