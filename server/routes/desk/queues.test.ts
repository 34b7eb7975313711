import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createUser, readColleagues } from '../../../accounts/public.ts'
import { openCase } from '../../../desk/public.ts'
import type { DeskQueue, QueueStanding } from '../../../domain/contract/public.ts'
import { type AppFixture, openApp, PASSWORD } from '../../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string
let agent: string

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const { accounts } = fixture.rooms
  const [user] = await readColleagues(accounts)
  if (user === undefined) throw new Error('set-up made nobody')
  const principal = { user, via: { kind: 'session', session_id: 's' } } as const
  await createUser(accounts, principal, {
    email: 'li@example.com',
    name: 'Li',
    role: 'agent',
    scope_limit: 'all',
    language: 'zh-CN',
    team_ids: [],
    agents: [],
    password: PASSWORD,
  })
  agent = await fixture.signIn('li@example.com')
})

afterAll(() => fixture.close())

const ask = async (as: string, request: InjectOptions & { readonly url: string }) => {
  const answer = await fixture.ask({ ...request, as, url: `/api/v1/desk${request.url}` })
  const body: unknown = answer.body === '' ? null : answer.json()
  return { status: answer.statusCode, body }
}

it('queues are made, changed, put in order and deleted by who manages the desk alone', async () => {
  const payload = { name: 'Refunds', conditions: { categories: ['refund'] } }
  const refused = await ask(agent, { method: 'POST', url: '/queues', payload })
  expect(refused.status).toBe(403)
  const made = await ask(admin, { method: 'POST', url: '/queues', payload })
  expect(made).toMatchObject({ status: 201, body: { ...payload, is_dispatched: true } })
  const { id } = made.body as DeskQueue
  const second = await ask(admin, { method: 'POST', url: '/queues', payload: { name: 'B' } })
  const { id: other } = second.body as DeskQueue
  const changed = await ask(admin, {
    method: 'PUT',
    url: `/queues/${id}`,
    payload: { ...payload, overflow_queue_id: other },
  })
  expect(changed).toMatchObject({ status: 200, body: { id, overflow_queue_id: other } })
  const order = { ids: [other, id] }
  const ordered = await ask(admin, { method: 'PUT', url: '/queue-order', payload: order })
  expect(ordered.body).toMatchObject({ queues: [{ id: other }, { id }, { id: 'desk:everyone' }] })
  expect(await ask(admin, { method: 'DELETE', url: `/queues/${other}` })).toMatchObject({
    status: 400,
  })
  expect((await ask(admin, { method: 'DELETE', url: `/queues/${id}` })).status).toBe(204)
  expect((await ask(admin, { method: 'DELETE', url: `/queues/${other}` })).status).toBe(204)
})

it('a queue that would overflow in a circle, or into nothing, is refused', async () => {
  const make = async (payload: object) =>
    (await ask(admin, { method: 'POST', url: '/queues', payload })).body as DeskQueue
  const a = await make({ name: 'A' })
  const b = await make({ name: 'B', overflow_queue_id: a.id })
  const put = (payload: object) =>
    ask(admin, { method: 'PUT', url: `/queues/${a.id}`, payload: { name: 'A', ...payload } })
  expect((await put({ overflow_queue_id: b.id })).status).toBe(400)
  expect((await put({ overflow_queue_id: 'desk:nothing' })).status).toBe(404)
  expect((await put({ team_id: 'desk:nothing' })).status).toBe(404)
  expect((await put({ strategy: 'random' })).status).toBe(400)
  expect((await put({ overflow_queue_id: b.id })).body).toMatchObject({
    error: { problems: [{ path: 'overflow_queue_id' }] },
  })
  expect((await put({ calendar_id: 'nothing' })).body).toMatchObject({
    error: { problems: [{ path: 'calendar_id' }] },
  })
  for (const { id } of [b, a]) await ask(admin, { method: 'DELETE', url: `/queues/${id}` })
})

it('a queue says which one takes all its cases before; the last is called so in the reader’s language', async () => {
  const make = async (name: string, conditions: object) => {
    const payload = { name, conditions, skills: [name === 'All' ? 'VIP' : 'vip'] }
    return (await ask(admin, { method: 'POST', url: '/queues', payload })).body as DeskQueue
  }
  const all = await make('All', {})
  const chats = await make('Chats', { kinds: ['chat'] })
  expect([all.skills, chats.skills]).toEqual([['VIP'], ['VIP']])
  const read = async (headers = {}) => {
    const { body } = await ask(admin, { method: 'GET', url: '/queues', headers })
    return (body as { readonly queues: readonly QueueStanding[] }).queues.map(
      ({ queue, taken_before_by }) => [queue.name, taken_before_by],
    )
  }
  expect(await read()).toEqual([
    ['All', null],
    ['Chats', all.id],
    ['Everyone', all.id],
  ])
  expect((await read({ 'accept-language': 'zh-CN' })).at(-1)).toEqual(['所有客服', all.id])
  for (const { id } of [all, chats]) await ask(admin, { method: 'DELETE', url: `/queues/${id}` })
})

it('the last queue stays the last: one that is made after it was changed comes before it', async () => {
  const payload = { name: 'The rest' }
  await ask(admin, { method: 'PUT', url: '/queues/desk:everyone', payload })
  const made = await ask(admin, { method: 'POST', url: '/queues', payload: { name: 'New' } })
  const { body } = await ask(admin, { method: 'GET', url: '/queues' })
  expect(body).toMatchObject({
    queues: [{ queue: { name: 'New' } }, { queue: { name: 'The rest' } }],
  })
  for (const id of [(made.body as DeskQueue).id, 'desk:everyone'])
    await ask(admin, { method: 'DELETE', url: `/queues/${id}` })
})

it('an agent chooses their own state; others are set by a supervisor', async () => {
  const mine = await ask(agent, { method: 'PUT', url: '/presence', payload: { state: 'online' } })
  expect(mine).toMatchObject({ status: 200, body: { name: 'Li', state: 'online' } })
  const { agent_id } = mine.body as { readonly agent_id: string }
  const url = `/agents/${agent_id}/presence`
  const payload = { state: 'training' }
  expect((await ask(agent, { method: 'PUT', url, payload })).status).toBe(403)
  expect(await ask(admin, { method: 'PUT', url, payload })).toMatchObject({ body: payload })
  expect(
    (await ask(agent, { method: 'PUT', url: '/presence', payload: { state: 'x' } })).status,
  ).toBe(400)
  const capacity = { chat: 5, ticket: 9, channels: {} }
  await ask(admin, { method: 'PUT', url: `/agents/${agent_id}/capacity`, payload: { capacity } })
  const list = await ask(agent, { method: 'GET', url: '/agents' })
  const [ada] = (list.body as { readonly agents: readonly { readonly agent_id: string }[] }).agents
  expect(list.body).toMatchObject({
    agents: [
      { name: 'Ada', own_capacity: null, capacity_set: null },
      {
        agent_id,
        state: 'training',
        capacity,
        own_capacity: capacity,
        capacity_set: { by: ada?.agent_id },
      },
    ],
  })
})

it('a supervisor limited to their team sets the state of nobody outside it', async () => {
  const [near, far] = ['desk:near', 'desk:far']
  for (const id of [near, far]) {
    const url = `/api/v1/teams/${encodeURIComponent(id)}`
    await fixture.ask({ method: 'PUT', url, as: admin, payload: { name: id, calendar_id: null } })
  }
  const hire = async (name: string, more: object) => {
    const payload = { email: `${name}@example.com`, name, password: PASSWORD, ...more }
    const made = await fixture.ask({ method: 'POST', url: '/api/v1/users', as: admin, payload })
    return `desk:${made.json<{ id: string }>().id}`
  }
  await hire('lead', { role: 'manager', scope_limit: 'team', team_ids: [near] })
  const mate = await hire('mate', { role: 'agent', team_ids: [near] })
  const stranger = await hire('stranger', { role: 'agent', team_ids: [far] })
  const lead = await fixture.signIn('lead@example.com')
  const put = async (id: string) => {
    const url = `/agents/${id}/presence`
    return (await ask(lead, { method: 'PUT', url, payload: { state: 'offline' } })).status
  }
  expect(await put(mate)).toBe(200)
  expect(await put(stranger)).toBe(403)
})

it('why a case lies where it lies is told to who may see it, in their language', async () => {
  const { desk } = fixture.rooms
  const actor = { kind: 'system', id: null, name: null } as const
  const { case: opened } = await openCase(desk, actor, { kind: 'ticket', channel: 'form' })
  const answer = await ask(agent, { method: 'GET', url: `/routing?case_id=${opened.id}` })
  expect(answer).toMatchObject({ status: 200, body: { decisions: [] } })
  expect((await ask(agent, { method: 'GET', url: '/routing?case_id=desk:x' })).status).toBe(404)
})
