import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeUser, revokeSession } from '../../accounts/public.ts'
import { actAs } from '../../desk/public.ts'
import { type DeskApp, newKey, openDeskApp, type Person } from '../testing/desk-app.ts'
import { connectSocket, type Frame, seqsOf } from '../testing/socket-client.ts'

let app: DeskApp
let ann: Person
let bob: Person

beforeAll(async () => {
  app = await openDeskApp()
  ann = await app.hire({ name: 'Ann', role: 'manager' })
  bob = await app.hire({ name: 'Bob', role: 'manager' })
  await app.hire({ name: 'Stranger', role: 'agent', team_ids: ['desk:elsewhere'] })
}, 60_000)
afterAll(() => app.close())

const reply = (text: string) => ({
  client_key: newKey(),
  action: { type: 'reply' as const, text, file_ids: [] },
})

describe('a conversation', () => {
  it('goes both ways, acknowledged after its commit', async () => {
    const guest = await app.guest('Is anybody there?')
    const widget = await app.guestSocket(guest)
    const desk = await app.staffSocket(ann)
    await desk.ask({ type: 'follow', case_id: guest.case_id, since: 0 })
    const done = await desk.ask({ type: 'act', case_id: guest.case_id, request: reply('I am.') })
    expect(done).toMatchObject({ type: 'done' })
    const seen = await widget.next(
      (one) => one.type === 'entries' && (one.entries ?? []).some(({ text }) => text === 'I am.'),
    )
    expect(seen.case_id).toBe(guest.case_id)
    const said = await widget.ask({
      type: 'send',
      case_id: guest.case_id,
      client_key: newKey(),
      text: 'Wonderful',
      file_ids: [],
    })
    expect(said).toMatchObject({ type: 'done' })
    await desk.next((one) => (one.entries ?? []).some(({ text }) => text === 'Wonderful'))
    const seqs = seqsOf(desk.frames, guest.case_id)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
    const theirs = seqsOf(widget.frames, guest.case_id)
    expect(theirs).toEqual(theirs.map((_, index) => index + 1))
    desk.close()
    widget.close()
  })

  it('sent twice under one key is there once, and answered twice', async () => {
    const guest = await app.guest()
    const desk = await app.staffSocket(ann)
    const request = reply('Only once')
    const first = await desk.ask({ type: 'act', case_id: guest.case_id, request })
    const second = await desk.ask({ type: 'act', case_id: guest.case_id, request })
    expect(second.seq).toBe(first.seq)
    await desk.ask({ type: 'follow', case_id: guest.case_id, since: 0 })
    const texts = desk.frames.flatMap(({ entries = [] }) => entries.map(({ text }) => text))
    expect(texts.filter((text) => text === 'Only once')).toHaveLength(1)
    desk.close()
  })

  it("shows a colleague's reply that was sent while the connection was lost", async () => {
    // As Chatwoot's issue 14934: the agent came back and answered without having seen it.
    const guest = await app.guest()
    const desk = await app.staffSocket(ann)
    const { seq } = await desk.ask({ type: 'follow', case_id: guest.case_id, since: 0 })
    desk.cut()
    await actAs(app.rooms.desk, bob.principal, guest.case_id, reply('Bob was here'))
    const again = await app.staffSocket(ann)
    const done = await again.ask({ type: 'follow', case_id: guest.case_id, since: seq })
    const seqs = seqsOf(again.frames, guest.case_id)
    expect(seqs[0]).toBe((seq ?? 0) + 1)
    expect(done.seq).toBe(seqs.at(-1))
    expect(JSON.stringify(again.frames)).toContain('Bob was here')
    again.close()
  })

  it('gives words that were changed meanwhile as they are now', async () => {
    const guest = await app.guest()
    const { desk } = app.rooms
    const first = await actAs(desk, ann.principal, guest.case_id, reply('A typo'))
    const message_id = first.entries.find(({ text }) => text === 'A typo')?.message_id ?? ''
    const client = await app.staffSocket(ann)
    const { seq } = await client.ask({ type: 'follow', case_id: guest.case_id, since: 0 })
    client.cut()
    await actAs(desk, ann.principal, guest.case_id, {
      client_key: newKey(),
      action: { type: 'edit_message', message_id, text: 'No typo' },
    })
    const again = await app.staffSocket(ann)
    await again.ask({ type: 'follow', case_id: guest.case_id, since: seq })
    expect(JSON.stringify(again.frames)).toContain('No typo')
    const [old] = first.entries.filter(({ text }) => text === 'A typo')
    expect(seqsOf(again.frames, guest.case_id)).toEqual([old?.seq, (seq ?? 0) + 1])
    again.close()
  })

  it('cannot be resumed from what was never there', async () => {
    const guest = await app.guest()
    const desk = await app.staffSocket(ann)
    const done = await desk.ask({ type: 'follow', case_id: guest.case_id, since: 9_999 })
    expect(done.seq).toBeNull()
    expect(desk.frames).toContainEqual({ type: 'resync', case_id: guest.case_id })
    desk.close()
  })
})

describe('what passes by', () => {
  it('is told: typing to the others, reading, customers who come and go', async () => {
    const guest = await app.guest()
    const widget = await app.guestSocket(guest)
    const [one, other] = [await app.staffSocket(ann), await app.staffSocket(bob)]
    const { case_id } = guest
    await one.ask({ type: 'follow', case_id, since: 0 })
    await other.ask({ type: 'follow', case_id, since: 0 })
    await one.next((f) => f.type === 'online' && f['is_online'] === true)
    one.send({ type: 'typing', case_id, is_typing: true })
    await widget.next((f) => f.type === 'typing' && f['name'] === 'Ann')
    await other.next((f) => f.type === 'typing' && f['agent_id'] === ann.agent_id)
    widget.send({ type: 'typing', case_id, is_typing: true })
    await one.next((f) => f.type === 'typing' && f['who'] === 'customer')
    expect(one.frames.some((f) => f['agent_id'] === ann.agent_id && f.type === 'typing')).toBe(
      false,
    )
    widget.send({ type: 'read', case_id, seq: 1 })
    await one.next((f) => f.type === 'read' && f['who'] === 'customer')
    for (const client of [one, other, widget]) client.close()
  })

  it('is read for the others by whoever has the case, not by who looks in; and by them once they have it', async () => {
    const guest = await app.guest()
    const { case_id } = guest
    const widget = await app.guestSocket(guest)
    const [holder, looker] = [await app.staffSocket(ann), await app.staffSocket(bob)]
    await holder.ask({ type: 'follow', case_id, since: 0 })
    const { seq } = await looker.ask({ type: 'follow', case_id, since: 0 })
    const isReadBy = (who: Person) => (f: Frame) =>
      f.type === 'read' && f['agent_id'] === who.agent_id
    const hasRead = (f: Frame) =>
      f.type === 'case' && (f['case'] as { read_seq: number }).read_seq === seq
    const act = (action: object) =>
      holder.ask({ type: 'act', case_id, request: { client_key: newKey(), action } })
    await act({ type: 'assign', agent_id: ann.agent_id })

    looker.send({ type: 'read', case_id, seq })
    // Their own line is read all the same.
    await looker.next(hasRead)
    expect(holder.frames.some(isReadBy(bob))).toBe(false)
    expect(widget.frames.some(({ type }) => type === 'read')).toBe(false)
    const url = `/api/v1/desk/cases/${encodeURIComponent(case_id)}/read`
    const told = await app.ask({ method: 'PUT', url, as: bob.cookie, payload: { seq } })
    expect(told.statusCode).toBe(204)
    expect(widget.frames.some(({ type }) => type === 'read')).toBe(false)

    await act({ type: 'assign', agent_id: bob.agent_id })
    await holder.next(isReadBy(bob))
    expect(await widget.next(({ type }) => type === 'read')).toMatchObject({ seq: 1 })
    for (const client of [holder, looker, widget]) client.close()
  })

  it('reaches whoever is concerned: assigned, mentioned, moved out of sight', async () => {
    const guest = await app.guest()
    const { case_id } = guest
    const { desk } = app.rooms
    const own = await app.hire({ name: 'Own', role: 'agent', team_ids: ['desk:here'] })
    const client = await app.staffSocket(own)
    const hand = (agent_id: string) =>
      actAs(desk, ann.principal, case_id, {
        client_key: newKey(),
        action: { type: 'assign', agent_id },
      })
    await hand(own.agent_id)
    await client.next((f) => f.type === 'assigned' && f.case_id === case_id)
    await client.ask({ type: 'follow', case_id, since: 0 })
    await actAs(desk, ann.principal, case_id, {
      client_key: newKey(),
      action: { type: 'transfer', to: { team_id: 'desk:elsewhere' }, note: '' },
    })
    await client.next((f) => f.type === 'gone' && f.case_id === case_id)
    const before = client.frames.length
    await actAs(desk, ann.principal, case_id, reply('Not for them'))
    await sleep(400)
    expect(JSON.stringify(client.frames.slice(before))).not.toContain('Not for them')
    expect(await client.ask({ type: 'follow', case_id, since: 0 })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    await actAs(desk, ann.principal, case_id, {
      client_key: newKey(),
      action: {
        type: 'note',
        text: 'Look at this',
        mentions: [own.agent_id],
        file_ids: [],
        is_whisper: false,
      },
    })
    await client.next((f) => f.type === 'mentioned' && f.case_id === case_id)
    expect(await client.ask({ type: 'follow', case_id, since: 0 })).toMatchObject({ type: 'done' })
    client.close()
  })
})

describe('a socket', () => {
  it('answers what it does not know, cannot read or will not carry, and stays open', async () => {
    const desk = await app.staffSocket(ann)
    expect(await desk.ask({ type: 'drop_tables' })).toMatchObject({
      error: { code: 'FRAME_UNKNOWN' },
    })
    desk.sendRaw('{')
    await desk.next((f) => f.type === 'refused' && f.error?.code === 'BAD_INPUT')
    desk.sendRaw(JSON.stringify({ type: 'ping', id: 'x'.repeat(1_048_576) }))
    await desk.next((f) => f.error?.code === 'FRAME_TOO_LARGE')
    expect(await desk.ask({ type: 'ping' })).toMatchObject({ type: 'pong' })
    desk.close()
  })

  it('says when frames come too fast', async () => {
    const desk = await app.staffSocket(ann)
    for (let count = 0; count < 200; count += 1) desk.send({ type: 'ping', id: `p${count}` })
    const refused = await desk.next((f) => f.error?.code === 'FRAME_TOO_MANY')
    expect(refused.error?.message).toContain('20 frames a second')
    expect(desk.ended()).toBeNull()
    desk.close()
  })

  it('ends when more is sent than is ever read', async () => {
    const desk = await app.staffSocket(ann)
    desk.sendRaw('x'.repeat(3 * 1_048_576))
    expect((await desk.end()).code).toBe(1009)
  })

  it('ends within a second when the session is revoked, the user disabled or their rights changed', async () => {
    const person = await app.hire({ role: 'agent' })
    const twin = await app.hire({ role: 'agent' })
    const third = await app.hire({ role: 'agent' })
    const clients = await Promise.all([person, twin, third].map((one) => app.staffSocket(one)))
    const { via } = person.principal
    const started = performance.now()
    if (via.kind === 'session') {
      await revokeSession(app.rooms.accounts, person.principal, via.session_id)
    }
    const admin = { ...ann.principal, user: { ...ann.user, role: 'admin' as const } }
    await changeUser(app.rooms.accounts, admin, { id: twin.user.id, status: 'disabled' })
    await changeUser(app.rooms.accounts, admin, { id: third.user.id, role: 'manager' })
    const ends = await Promise.all(clients.map((client) => client.end()))
    expect(ends.map(({ code }) => code)).toEqual([4401, 4401, 4403])
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('is refused to pages of other sites, with a cookie or not', async () => {
    const url = `${app.url}/api/v1/desk/socket`
    const from = { cookie: ann.cookie, origin: 'https://evil.example' }
    await expect(connectSocket(url, from)).rejects.toThrow('403')
    await expect(connectSocket(url)).rejects.toThrow('401')
    await expect(connectSocket(url, { cookie: 'deskmetry_session=forged' })).rejects.toThrow('401')
    const planner = await app.hire({ role: 'planner' })
    await expect(connectSocket(url, { cookie: planner.cookie })).rejects.toThrow('403')
    const ours = await connectSocket(url, { cookie: ann.cookie, origin: app.url })
    ours.close()
  })
})
