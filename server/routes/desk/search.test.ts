import { afterAll, beforeAll, expect, it } from 'vitest'
import { createUser } from '../../../accounts/public.ts'
import { indexTurn, openCase } from '../../../desk/public.ts'
import { type AppFixture, openApp, PASSWORD } from '../../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const { desk } = fixture.rooms
  const system = { kind: 'system', id: null, name: null } as const
  const customer = { name: '<img src=x onerror=alert(1)>' }
  const words = {
    kind: 'ticket',
    channel: 'form',
    text: '申请退款',
    subject: '<script>alert(1)</script> refund',
  } as const
  await openCase(desk, system, { ...words, customer, text_by: 'customer' })
  await indexTurn(desk)
})
afterAll(() => fixture.close())

const search = (query: string, as: string) =>
  fixture.ask({ method: 'GET', url: `/api/v1/desk/search?${query}`, as })

it('finds in a thread of its own, and gives words as words', async () => {
  const answer = await search(`q=${encodeURIComponent('退款')}`, admin)
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    cases: [],
    messages: [{ case: { number: 1 }, snippet: { text: '申请退款', marks: [[2, 4]] } }],
    customers: [],
  })
  expect(answer.headers['content-type']).toContain('application/json')
})

it.each([
  ['q=', 'q'],
  ['', 'q'],
  [`q=${'x'.repeat(201)}`, 'q'],
  ['q=a&kinds=secrets', 'kinds'],
  ['q=a&limit=1000', 'limit'],
  ['q=a&order=by', 'order'],
])('refuses %s and says why', async (query, field) => {
  const answer = await search(query, admin)
  expect(answer.statusCode).toBe(400)
  expect(answer.body).toContain(field)
})

it('is not for who does not answer customers', async () => {
  expect((await fixture.app.inject('/api/v1/desk/search?q=a')).statusCode).toBe(401)
  const { accounts } = fixture.rooms
  const adminPrincipal = {
    user: { status: 'active', role: 'admin', scope_limit: 'all' },
    via: { kind: 'session', session_id: 's' },
  } as unknown as Parameters<typeof createUser>[1]
  await createUser(accounts, adminPrincipal, {
    email: 'planner@example.com',
    name: 'Pia',
    password: PASSWORD,
    role: 'planner',
    scope_limit: 'all',
    language: null,
    team_ids: [],
    agents: [],
  })
  expect((await search('q=refund', await fixture.signIn('planner@example.com'))).statusCode).toBe(
    403,
  )
})
