import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type CaseDetail,
  type CommittedCase,
  type InboxAnswer,
} from '../../../domain/contract/public.ts'
import { type AppFixture, openApp, PASSWORD } from '../../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string
let ann: string
let bob: string
let cal: string

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  for (const team of ['desk:parcels', 'desk:returns']) {
    const url = `/api/v1/teams/${encodeURIComponent(team)}`
    await ask('PUT', url, admin, { name: team.slice(5), calendar_id: null })
  }
  ann = await hire('ann', 'desk:parcels')
  bob = await hire('bob', 'desk:parcels')
  cal = await hire('cal', 'desk:returns')
})
afterAll(() => fixture.close())

async function ask(
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  url: string,
  as: string,
  payload?: object,
) {
  const answer = await fixture.ask({
    method,
    url,
    as,
    ...(payload === undefined ? {} : { payload }),
  })
  const body: unknown = answer.body === '' ? null : JSON.parse(answer.body)
  return { status: answer.statusCode, body }
}

async function hire(name: string, team: string): Promise<string> {
  const email = `${name}@example.com`
  const user = { email, name, role: 'agent', team_ids: [team], password: PASSWORD }
  const made = await ask('POST', '/api/v1/users', admin, user)
  expect(made.status).toBeLessThan(300)
  return fixture.signIn(email)
}

async function open(as: string, input: object = {}): Promise<CommittedCase['case']> {
  const { status, body } = await ask('POST', '/api/v1/desk/cases', as, {
    subject: 'A parcel',
    team_id: 'desk:parcels',
    customer: { name: 'Kim', email: 'kim@example.com' },
    text: 'They called: where is it?',
    ...input,
  })
  expect(status, JSON.stringify(body)).toBe(201)
  return (body as CommittedCase).case
}

let keys = 0
const act = (id: string, as: string, action: object) => {
  keys += 1
  const url = `/api/v1/desk/cases/${encodeURIComponent(id)}/actions`
  return ask('POST', url, as, { client_key: `routes-${keys}`, action })
}
async function agentIdOf(wanted: string): Promise<string> {
  const { body } = await ask('GET', '/api/v1/desk/agents', ann)
  const { agents } = body as { agents: { agent_id: string; name: string }[] }
  return agents.find(({ name }) => name === wanted)?.agent_id ?? ''
}
const inbox = async (as: string, search: string) =>
  (await ask('GET', `/api/v1/desk/inbox?${search}`, as)).body as InboxAnswer

describe('cases over HTTP', () => {
  it('are opened, found in their boxes, answered and read', async () => {
    const opened = await open(ann)
    expect(opened).toMatchObject({ status: 'open', customer_name: 'Kim', waiting_since: null })
    expect((await inbox(bob, 'box=unassigned')).cases.map(({ id }) => id)).toContain(opened.id)
    const said = await act(opened.id, bob, { type: 'reply', text: 'It is **there**' })
    expect(said).toMatchObject({ status: 200, body: { case: { preview: 'It is there' } } })
    const mine = await inbox(bob, 'box=mine&status=open')
    expect(mine.counts).toMatchObject({ mine: 1, unassigned: 0, team: 1 })
    const url = `/api/v1/desk/cases/${encodeURIComponent(opened.id)}`
    await ask('PUT', `${url}/read`, bob, { seq: 99 })
    const detail = (await ask('GET', url, bob)).body as CaseDetail
    expect(detail).toMatchObject({
      case: { read_seq: detail.case.last_seq },
      customer: { name: 'Kim', email: 'kim@example.com' },
    })
    const { body } = await ask('GET', `${url}/entries?since=0&limit=10`, bob)
    expect(body).toMatchObject({
      entries: [
        { seq: 1, activity: 'opened' },
        { seq: 2, kind: 'note' },
        { seq: 3, activity: 'assigned' },
        { seq: 4, html: '<p>It is <strong>there</strong></p>' },
      ],
    })
  })

  it('are opened by a program with the words of its customer, once per key', async () => {
    const made = await ask('POST', '/api/v1/tokens', admin, {
      name: 'form',
      scopes: ['desk:answer'],
    })
    const { secret } = made.body as { readonly secret: string }
    const send = () =>
      fixture.ask({
        method: 'POST',
        url: '/api/v1/desk/cases',
        headers: { authorization: `Bearer ${secret}` },
        payload: {
          subject: 'A broken lamp',
          text: 'It came in <b>two</b> pieces.',
          client_key: 'form-81723',
          team_id: 'desk:parcels',
          customer: { name: 'Pat', email: 'Pat@Example.com' },
        },
      })
    const [first, again] = [await send(), await send()]
    expect(first.json()).toMatchObject({
      case: { kind: 'ticket', channel: 'form', customer_name: 'Pat' },
      entries: [
        { activity: 'opened', data: { opened_by: 'api' } },
        { kind: 'message', author: { kind: 'customer', name: 'Pat' } },
      ],
    })
    const { case: opened } = JSON.parse(first.body) as CommittedCase
    expect(opened.waiting_since).not.toBeNull()
    expect((JSON.parse(again.body) as CommittedCase).case.id).toBe(opened.id)
    expect(first.body).toContain('<p>It came in &lt;b&gt;two&lt;/b&gt; pieces.</p>')
  })

  it('do not exist for agents of another team, whatever they try', async () => {
    const { id } = await open(ann)
    const url = `/api/v1/desk/cases/${encodeURIComponent(id)}`
    const tries = [
      await ask('GET', url, cal),
      await ask('GET', `${url}/entries`, cal),
      await ask('PUT', `${url}/read`, cal, { seq: 1 }),
      await act(id, cal, { type: 'reply', text: 'Hi' }),
      await act(id, cal, { type: 'watch' }),
      await act(id, cal, { type: 'take' }),
      await ask('GET', '/api/v1/desk/cases/desk%3Anobody', cal),
    ]
    expect(tries.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404, 404])
    expect((await inbox(cal, 'box=all')).counts).toMatchObject({ all: 0, unassigned: 0 })
    const other = await open(cal, { team_id: 'desk:returns' })
    expect((await act(other.id, cal, { type: 'merge', into: id })).status).toBe(404)
    expect((await act(other.id, cal, { type: 'link', case_id: id })).status).toBe(404)
  })

  it('are read and noted by who was named in them, and not answered', async () => {
    const { id } = await open(ann)
    await act(id, ann, { type: 'note', text: 'Cal, look', mentions: [await agentIdOf('cal')] })
    expect((await inbox(cal, 'box=mentions')).cases.map((one) => one.id)).toEqual([id])
    expect((await act(id, cal, { type: 'note', text: 'Looked' })).status).toBe(200)
    expect((await act(id, cal, { type: 'reply', text: 'Hello' })).status).toBe(404)
  })

  it('leave supervision to those who supervise', async () => {
    const { id } = await open(ann, { text: '' })
    await act(id, ann, { type: 'take' })
    expect((await act(id, bob, { type: 'take' })).status).toBe(403)
    expect((await act(id, bob, { type: 'note', text: 'psst', is_whisper: true })).status).toBe(403)
    const whisper = await act(id, admin, { type: 'note', text: 'Offer a refund', is_whisper: true })
    expect(whisper.status).toBe(200)
    expect((await act(id, admin, { type: 'take' })).status).toBe(200)
  })

  it('keep the words of an agent from their colleagues, who may not take them away', async () => {
    const { id } = await open(ann, { text: '' })
    const say = async (text: string) =>
      ((await act(id, ann, { type: 'reply', text })).body as CommittedCase).entries.find(
        ({ kind }) => kind === 'message',
      )?.message_id ?? ''
    const redact = async (message_id: string, as: string) =>
      (await act(id, as, { type: 'redact_message', message_id })).status
    const [mine, other] = [await say('Mine'), await say('Hers')]
    expect(await redact(mine, bob)).toBe(403)
    expect(await redact(mine, ann)).toBe(200)
    expect(await redact(other, admin)).toBe(200)
  })

  it('belong to one of two who take them at the same moment', async () => {
    const { id } = await open(ann)
    const taken = await Promise.all([ann, bob].map((who) => act(id, who, { type: 'take' })))
    expect(taken.map(({ status }) => status).toSorted()).toEqual([200, 409])
  })

  it('are changed many at once, each by itself', async () => {
    const ids = [(await open(ann)).id, (await open(ann)).id, 'desk:nobody']
    const action = { type: 'add_tags', tags: ['urgent-parcel'] }
    const { body } = await ask('POST', '/api/v1/desk/cases/bulk', ann, { case_ids: ids, action })
    expect((body as { results: { error: unknown }[] }).results.map(({ error }) => error)).toEqual([
      null,
      null,
      expect.objectContaining({ code: 'NOT_FOUND' }) as unknown,
    ])
    expect((await inbox(ann, 'box=team&tag=urgent-parcel')).cases).toHaveLength(2)
  })

  it('lie in no box when they are spam, and are found among spam', async () => {
    const { id } = await open(ann)
    await act(id, ann, { type: 'mark_spam' })
    const idsIn = async (search: string) => (await inbox(ann, search)).cases.map((one) => one.id)
    expect(await idsIn('box=all&limit=200')).not.toContain(id)
    expect(await idsIn('box=all&is_spam=true')).toEqual([id])
    await act(id, ann, { type: 'unmark_spam' })
    expect(await idsIn('box=all&limit=200')).toContain(id)
  })

  it('say which moves are allowed when one is refused', async () => {
    const { id } = await open(ann)
    await act(id, ann, { type: 'set_status', status: 'closed' })
    const { status, body } = await act(id, ann, { type: 'set_status', status: 'pending' })
    expect(status).toBe(409)
    expect(body).toMatchObject({ error: { code: 'CASE_STATUS_REFUSED' } })
    expect(JSON.stringify(body)).toContain('may become open')
  })

  it('come page by page, each case once, in every order', async () => {
    for (let n = 0; n < 7; n += 1) await open(ann, { priority: n % 2 === 0 ? 'high' : 'low' })
    for (const order of ['waiting', 'newest', 'oldest', 'updated', 'priority']) {
      const all = (await inbox(ann, `box=team&order=${order}&limit=200`)).cases.map(({ id }) => id)
      const paged: string[] = []
      let after = ''
      for (;;) {
        const page = await inbox(ann, `box=team&order=${order}&limit=3${after}`)
        paged.push(...page.cases.map(({ id }) => id))
        if (page.next === null) break
        after = `&after=${page.next}`
      }
      expect(paged, order).toEqual(all)
    }
    expect((await ask('GET', '/api/v1/desk/inbox?after=zzz', ann)).status).toBe(400)
  })

  it('show what is known of their customer, and let it be changed by who may work on a case of theirs', async () => {
    const { id, customer_id } = await open(ann, { customer: { name: 'Lee' } })
    const url = `/api/v1/desk/customers/${encodeURIComponent(customer_id ?? '')}`
    expect((await ask('PATCH', url, cal, { name: 'Mine' })).status).toBe(404)
    const changed = await ask('PATCH', url, ann, { name: 'Lee <b>A', tier: 'gold', email: null })
    expect(changed).toMatchObject({ status: 200, body: { name: 'Lee <b>A', tier: 'gold' } })
    const detail = await ask('GET', `/api/v1/desk/cases/${encodeURIComponent(id)}`, ann)
    expect(detail.body).toMatchObject({ case: { customer_name: 'Lee <b>A' } })
    await act(id, ann, { type: 'note', text: 'Cal, look', mentions: [await agentIdOf('cal')] })
    expect((await act(id, cal, { type: 'note', text: 'Looked' })).status).toBe(200)
    expect((await ask('PATCH', url, cal, { name: 'Mine' })).status).toBe(404)
  })
})
