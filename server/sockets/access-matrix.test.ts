import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeSession } from '../../accounts/public.ts'
import { forgetVisitor, requireVisitor, actAs } from '../../desk/public.ts'
import { staffFrame, visitorFrame } from '../../domain/contract/public.ts'
import { type DeskApp, type Guest, newKey, openDeskApp, type Person } from '../testing/desk-app.ts'
import { connectSocket, type Frame, type SocketClient } from '../testing/socket-client.ts'

/**
 * Every frame that a socket knows, sent by everybody who must not. The lists of frames come from the contract: a new
 * one without a row here fails the test.
 */
const SECRET = 'a word that nobody else may read'

type Make<T extends string> = Readonly<Record<T, (caseId: string) => object>>
type StaffType = (typeof staffFrame.options)[number]['shape']['type']['value']
type VisitorType = (typeof visitorFrame.options)[number]['shape']['type']['value']

const STAFF: Make<StaffType> = {
  follow: (case_id) => ({ type: 'follow', case_id, since: 0 }),
  unfollow: (case_id) => ({ type: 'unfollow', case_id }),
  act: (case_id) => ({
    type: 'act',
    case_id,
    request: { client_key: newKey(), action: { type: 'reply', text: 'mine', file_ids: [] } },
  }),
  typing: (case_id) => ({ type: 'typing', case_id, is_typing: true }),
  read: (case_id) => ({ type: 'read', case_id, seq: 1 }),
  state: () => ({ type: 'state', state: 'online' }),
  ping: () => ({ type: 'ping' }),
}
const VISITOR: Make<VisitorType> = {
  hello: (case_id) => ({ type: 'hello', token: 'dv_forged', case_id, since: 0 }),
  send: (case_id) => ({ type: 'send', case_id, client_key: newKey(), text: 'mine', file_ids: [] }),
  follow: (case_id) => ({ type: 'follow', case_id, since: 0 }),
  typing: (case_id) => ({ type: 'typing', case_id, is_typing: true }),
  read: (case_id) => ({ type: 'read', case_id, seq: 1 }),
  leave: (case_id) => ({ type: 'leave', case_id }),
  ping: () => ({ type: 'ping' }),
}
/** What says nothing of any case, so that everybody who is let in may send it. */
const OF_NO_CASE = new Set(['ping', 'state', 'unfollow'])

let app: DeskApp
let boss: Person
let owner: Guest

beforeAll(async () => {
  app = await openDeskApp()
  boss = await app.hire({ role: 'manager' })
  const inTeam = await app.hire({ role: 'agent', team_ids: ['desk:owners'] })
  owner = await app.guest(SECRET)
  await actAs(app.rooms.desk, boss.principal, owner.case_id, {
    client_key: newKey(),
    action: { type: 'assign', agent_id: inTeam.agent_id },
  })
}, 60_000)
afterAll(() => app.close())

async function entryCount(): Promise<number> {
  const answer = await app.ask({
    url: `/api/v1/desk/cases/${encodeURIComponent(owner.case_id)}`,
    as: boss.cookie,
  })
  expect(answer.statusCode).toBe(200)
  return answer.json<{ case: { last_seq: number } }>().case.last_seq
}

/** What came of one frame: its answer, or the next refusal for frames that have no id. */
async function send(
  client: SocketClient,
  frame: object & { readonly type?: string },
): Promise<Frame> {
  const seen = client.frames.length
  if (frame.type === 'typing' || frame.type === 'read') {
    client.send(frame)
    return client.next((one) => one.type === 'refused' && client.frames.indexOf(one) >= seen)
  }
  return client.ask(frame)
}

async function refusesAll(
  client: SocketClient,
  frames: Make<string>,
  options: { readonly also?: ReadonlySet<string> } = {},
): Promise<void> {
  const before = await entryCount()
  for (const [type, make] of Object.entries(frames)) {
    if (OF_NO_CASE.has(type) && options.also?.has(type) !== true) continue
    const answer = await send(client, make(owner.case_id))
    expect([type, answer.type], JSON.stringify(answer)).toEqual([type, 'refused'])
  }
  expect(JSON.stringify(client.frames)).not.toContain(SECRET)
  expect(await entryCount()).toBe(before)
}

describe('every frame of staff', () => {
  it('has its row here', () => {
    const known = staffFrame.options.map(({ shape }) => shape.type.value)
    expect(Object.keys(STAFF).toSorted()).toEqual(known.toSorted())
  })

  it('about a case of another team is refused', async () => {
    const other = await app.hire({ role: 'agent', team_ids: ['desk:others'] })
    const client = await app.staffSocket(other)
    await refusesAll(client, STAFF)
    client.close()
  })

  it('of somebody limited to their own is refused', async () => {
    const other = await app.hire({ role: 'agent', team_ids: ['desk:owners'], scope_limit: 'own' })
    const client = await app.staffSocket(other)
    await refusesAll(client, STAFF)
    client.close()
  })

  it('finds no socket to be sent on: for nobody, a forged or revoked session, a visitor’s token, a role without the right', async () => {
    const url = `${app.url}/api/v1/desk/socket`
    const gone = await app.hire({ role: 'manager' })
    if (gone.principal.via.kind === 'session') {
      await revokeSession(app.rooms.accounts, gone.principal, gone.principal.via.session_id)
    }
    const lead = await app.hire({ role: 'qa_lead' })
    await expect(connectSocket(url)).rejects.toThrow('401')
    await expect(connectSocket(url, { cookie: gone.cookie })).rejects.toThrow('401')
    await expect(connectSocket(url, { authorization: `Bearer ${owner.token}` })).rejects.toThrow(
      '401',
    )
    await expect(connectSocket(url, { authorization: 'Bearer dm_forged' })).rejects.toThrow('401')
    await expect(connectSocket(url, { cookie: lead.cookie })).rejects.toThrow('403')
  })

  it('of a session that is revoked while the socket is open ends with it', async () => {
    const person = await app.hire({ role: 'manager' })
    const client = await app.staffSocket(person)
    if (person.principal.via.kind === 'session') {
      await revokeSession(app.rooms.accounts, person.principal, person.principal.via.session_id)
    }
    expect((await client.end(1_000)).code).toBe(4401)
  })
})

describe('every frame of a visitor', () => {
  it('has its row here', () => {
    const known = visitorFrame.options.map(({ shape }) => shape.type.value)
    expect(Object.keys(VISITOR).toSorted()).toEqual(known.toSorted())
  })

  it('is refused before hello, and hello with a forged token', async () => {
    const client = await connectSocket(`${app.url}/api/v1/widget/socket`)
    await refusesAll(client, VISITOR, { also: new Set(['ping']) })
    client.close()
  })

  it('is refused to who comes with a session of staff', async () => {
    const client = await connectSocket(`${app.url}/api/v1/widget/socket`, { cookie: boss.cookie })
    await refusesAll(client, VISITOR, { also: new Set(['ping']) })
    client.close()
  })

  it('about the conversation of another is refused', async () => {
    const other = await app.guest('something else')
    const client = await app.guestSocket(other)
    await refusesAll(client, VISITOR)
    client.close()
  })

  it('of one who was forgotten is refused, and their open socket ends', async () => {
    const leaving = await app.guest('forget me')
    const client = await app.guestSocket(leaving)
    const { desk, files } = app.rooms
    await forgetVisitor(desk, files, await requireVisitor(desk, leaving.token))
    expect((await client.end(1_500)).code).toBe(4401)
    const again = await connectSocket(`${app.url}/api/v1/widget/socket`)
    const { token, case_id } = leaving
    expect(await again.ask({ type: 'hello', token, case_id, since: 0 })).toMatchObject({
      error: { code: 'VISITOR_UNKNOWN' },
    })
    again.close()
  })
})
