import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createUser, readColleagues, saveTeam } from '../../../accounts/public.ts'
import { openCase, readCase, SYSTEM } from '../../../desk/public.ts'
import { type AppFixture, openApp, PASSWORD } from '../../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string
let li: string
let wu: string

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const { accounts } = fixture.rooms
  const [user] = await readColleagues(accounts)
  if (user === undefined) throw new Error('set-up made nobody')
  const principal = { user, via: { kind: 'session', session_id: 's' } } as const
  for (const id of ['desk:a', 'desk:b']) {
    await saveTeam(accounts, principal, { id, name: id, calendar_id: null })
  }
  const enter = async (name: string, team: string) => {
    const email = `${name}@example.com`
    await createUser(accounts, principal, {
      email,
      name,
      role: 'agent',
      scope_limit: 'all',
      language: 'zh-CN',
      team_ids: [team],
      agents: [],
      password: PASSWORD,
    })
    return fixture.signIn(email)
  }
  li = await enter('li', 'desk:a')
  wu = await enter('wu', 'desk:b')
})

afterAll(() => fixture.close())

async function ask(
  as: string,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  payload?: unknown,
) {
  const request: InjectOptions = { method, url: `/api/v1/desk${url}` }
  const answer = await fixture.ask({
    ...request,
    as,
    ...(payload === undefined ? {} : { payload: payload as object }),
  })
  const body: unknown = answer.body === '' ? null : answer.json()
  return { status: answer.statusCode, body }
}
const idOf = ({ body }: { readonly body: unknown }) => (body as { readonly id: string }).id

describe('fields and categories', () => {
  it('are made by who manages the desk, read by everybody who answers', async () => {
    const field = { name: { en: 'Order' }, type: 'text', required: 'on_open' }
    expect((await ask(li, 'PUT', '/fields/order_no', field)).status).toBe(403)
    expect((await ask(admin, 'PUT', '/fields/order_no', field)).status).toBe(200)
    expect((await ask(li, 'GET', '/fields')).body).toEqual([
      expect.objectContaining({
        id: 'order_no',
        body: expect.objectContaining({ type: 'text', kinds: ['ticket'] }) as unknown,
      }),
    ])
    const other = await ask(admin, 'PUT', '/fields/order_no', { ...field, type: 'number' })
    expect(other).toMatchObject({
      status: 400,
      body: { error: { code: 'BAD_INPUT', problems: [{ path: 'type' }] } },
    })
    expect((await ask(admin, 'PUT', '/fields/Order No', field)).status).toBe(400)
    expect((await ask(admin, 'PUT', '/fields/x', { ...field, type: 'select' })).status).toBe(400)
  })

  it('are asked for where a case is opened and solved, and read by what they are', async () => {
    const { desk } = fixture.rooms
    const cause = { name: { en: 'Cause' }, type: 'number', required: 'on_solve' }
    await ask(admin, 'PUT', '/fields/cause', cause)
    const { case: ticket } = await openCase(desk, SYSTEM, { kind: 'ticket', channel: 'form' })
    const act = (action: object, key: string) =>
      ask(admin, 'POST', `/cases/${ticket.id}/actions`, { client_key: `fields-${key}`, action })
    const solve = { type: 'set_status', status: 'resolved' }
    expect((await act(solve, '1')).body).toMatchObject({
      error: {
        code: 'FIELDS_REFUSED',
        message: expect.stringMatching(
          /order_no: .+; cause: it must be filled in before/,
        ) as unknown,
        problems: expect.arrayContaining([
          expect.objectContaining({ path: 'fields.cause', fix: 'Give it a value.' }),
        ]) as unknown,
      },
    })
    const wrong = { type: 'set_fields', fields: { cause: 'x', order_no: 'A-1' } }
    expect((await act(wrong, '2')).status).toBe(400)
    const right = { type: 'set_fields', fields: { cause: '7', order_no: ' A-1 ' } }
    expect((await act(right, '3')).status).toBe(200)
    expect((await act(solve, '4')).status).toBe(200)
    expect((await readCase(desk, ticket.id)).fields).toEqual({ cause: 7, order_no: 'A-1' })
    const opened = await ask(admin, 'POST', '/cases', { subject: 'x' })
    expect(opened.body).toMatchObject({ error: { code: 'FIELDS_REFUSED' } })
    await ask(admin, 'DELETE', '/fields/cause')
    await ask(admin, 'DELETE', '/fields/order_no')
  })

  it('a category is a path below one that is there, and is not deleted with others below it', async () => {
    const put = (key: string, words: object = { en: key }) =>
      ask(admin, 'PUT', `/categories/${encodeURIComponent(key)}`, { name: words })
    expect((await put('refund/late')).status).toBe(400)
    expect((await put('refund')).status).toBe(200)
    expect((await put('refund/late', { 'zh-CN': '退款未到账' })).status).toBe(200)
    expect((await put('refund', {})).status).toBe(400)
    expect((await ask(admin, 'DELETE', '/categories/refund')).body).toMatchObject({
      error: { code: 'CATEGORY_IN_USE' },
    })
    expect((await ask(admin, 'DELETE', '/categories/refund%2Flate')).status).toBe(204)
    expect((await ask(admin, 'DELETE', '/categories/refund')).status).toBe(204)
  })
})

describe('canned replies', () => {
  const reply = (sharing: object, text = 'Hi {{customer.name}}') => ({
    shortcut: 'hi',
    title: 'Hello',
    text,
    sharing,
  })

  it('are one’s own, a team’s or everybody’s', async () => {
    const own = await ask(li, 'POST', '/canned', reply({ kind: 'own' }))
    expect(own.status).toBe(201)
    expect((await ask(li, 'POST', '/canned', reply({ kind: 'all' }))).status).toBe(403)
    const all = await ask(admin, 'POST', '/canned', reply({ kind: 'all' }))
    const team = await ask(admin, 'POST', '/canned', reply({ kind: 'team', team_id: 'desk:a' }))
    const seen = async (as: string) =>
      ((await ask(as, 'GET', '/canned')).body as { readonly id: string }[]).map(({ id }) => id)
    expect(await seen(li)).toEqual([idOf(own), idOf(all), idOf(team)])
    expect(await seen(wu)).toEqual([idOf(all)])
    expect(await seen(admin)).toEqual([idOf(all), idOf(team)])
    expect((await ask(wu, 'PUT', `/canned/${idOf(own)}`, reply({ kind: 'own' }))).status).toBe(404)
    expect((await ask(li, 'DELETE', `/canned/${idOf(team)}`)).status).toBe(403)
    expect((await ask(li, 'PUT', `/canned/${idOf(own)}`, reply({ kind: 'all' }))).status).toBe(403)
    expect((await ask(li, 'DELETE', `/canned/${idOf(own)}`)).status).toBe(204)
  })

  it('with a variable that does not exist are refused', async () => {
    const wrong = await ask(li, 'POST', '/canned', reply({ kind: 'own' }, '{{customer.age}}'))
    expect(wrong).toMatchObject({
      status: 400,
      body: { error: { problems: [{ path: 'text', reason: expect.any(String) as unknown }] } },
    })
  })
})

describe('a macro', () => {
  it('is done step by step, to each case, with the rights of who runs it, and once', async () => {
    const { desk } = fixture.rooms
    const open = async (team_id: string) =>
      (await openCase(desk, SYSTEM, { kind: 'ticket', channel: 'form', subject: 'x', team_id }))
        .case
    const [mine, theirs] = [await open('desk:a'), await open('desk:b')]
    const macro = await ask(admin, 'POST', '/macros', {
      name: 'Ask for the order number',
      steps: [
        { type: 'take' },
        { type: 'add_tags', tags: ['asked'] },
        { type: 'set_status', status: 'pending' },
      ],
    })
    const run = { case_ids: [mine.id, theirs.id], client_key: 'run-00000001' }
    const first = await ask(li, 'POST', `/macros/${idOf(macro)}/run`, run)
    expect(first.body).toEqual({
      results: [
        { case_id: mine.id, done_count: 3, refusal: null },
        {
          case_id: theirs.id,
          done_count: 0,
          refusal: expect.objectContaining({ code: 'NOT_FOUND' }) as unknown,
        },
      ],
    })
    const again = await ask(li, 'POST', `/macros/${idOf(macro)}/run`, run)
    expect(again.body).toMatchObject({ results: [{ done_count: 3, refusal: null }, {}] })
  })
})

describe('rules', () => {
  const rule = (steps: readonly object[], events = ['note']) => ({
    name: 'Echo',
    trigger: { type: 'event', events },
    steps,
  })

  it('belong to who manages the desk; one that would run in a circle is refused with its way', async () => {
    const note = { type: 'note', text: 'x' }
    expect((await ask(li, 'GET', '/rules')).status).toBe(403)
    expect(await ask(admin, 'POST', '/rules', rule([note]))).toMatchObject({
      status: 400,
      body: {
        error: {
          problems: [{ code: 'RULE_CIRCLE', reason: 'it would set itself off: Echo → Echo' }],
        },
      },
    })
    const made = await ask(admin, 'POST', '/rules', rule([note], ['opened']))
    expect(made.status).toBe(201)
    expect((await ask(admin, 'PUT', `/rules/${idOf(made)}`, rule([note]))).status).toBe(400)
    expect((await ask(admin, 'PUT', '/rules/nobody', rule([note], ['opened']))).status).toBe(404)
    const run = await ask(admin, 'POST', '/rules/dry-run', { rule: rule([note], ['opened']) })
    expect(run).toMatchObject({
      status: 200,
      body: { firing_count: expect.any(Number) as unknown },
    })
    expect((await ask(admin, 'GET', '/rules/firings')).body).toEqual({ firings: [], next: null })
    expect((await ask(admin, 'DELETE', `/rules/${idOf(made)}`)).status).toBe(204)
  })
})
