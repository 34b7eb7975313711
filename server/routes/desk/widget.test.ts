import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnCase, renderMessage } from '../../../desk/public.ts'
import { type AppFixture, openApp } from '../../testing/app-fixture.ts'
import {
  asVisitor,
  begin,
  newKey,
  PNG,
  SHOP,
  upload,
  welcome,
} from '../../testing/visitor-fixture.ts'
import { XSS_CORPUS } from '../../../desk/testing/xss-corpus.ts'

let fixture: AppFixture
let admin: string
beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

describe('a visitor', () => {
  it('is asked from any site, preflight included, and told so when refused', async () => {
    const config = await fixture.ask({ url: '/api/v1/widget/config', headers: SHOP })
    expect(config.statusCode).toBe(200)
    expect(config.headers['access-control-allow-origin']).toBe('*')
    expect(config.json()).toMatchObject({ name: 'Example', is_open: true, opens_at: null })
    const preflight = await fixture.ask({
      method: 'OPTIONS',
      url: '/api/v1/widget/visitors',
      headers: { ...SHOP, 'access-control-request-method': 'POST' },
    })
    expect(preflight.statusCode).toBe(204)
    expect(preflight.headers['access-control-allow-headers']).toMatch(/authorization/)
    const refused = await fixture.ask({
      url: '/api/v1/widget/cases',
      headers: asVisitor('dv_forged'),
    })
    expect(refused.statusCode).toBe(401)
    expect(refused.json()).toMatchObject({ error: { code: 'VISITOR_UNKNOWN' } })
    expect(refused.headers['access-control-allow-origin']).toBe('*')
  })

  it('is not made before they agree', async () => {
    for (const payload of [{ language: 'en' }, { language: 'en', has_consented: false }]) {
      const answer = await fixture.ask({
        method: 'POST',
        url: '/api/v1/widget/visitors',
        headers: SHOP,
        payload,
      })
      expect(answer.statusCode).toBe(400)
    }
  })

  it('gets in neither with a cookie of staff nor with a token of the API', async () => {
    for (const headers of [
      SHOP,
      { ...SHOP, authorization: 'Bearer dm_made-up' },
      { ...SHOP, authorization: 'Bearer dv_' },
    ]) {
      const answer = await fixture.ask({ url: '/api/v1/widget/cases', headers, as: admin })
      expect(answer.statusCode).toBe(401)
    }
  })

  it('does not open the routes of staff', async () => {
    const token = await welcome(fixture)
    const answer = await fixture.ask({ url: '/api/v1/users', headers: asVisitor(token) })
    expect(answer.statusCode).toBe(401)
  })
})

describe('a conversation', () => {
  it('begins once, however often it is sent, and is found again', async () => {
    const token = await welcome(fixture)
    const client_key = newKey()
    const id = await begin(fixture, token, { client_key })
    expect(await begin(fixture, token, { client_key })).toBe(id)
    const list = await fixture.ask({ url: '/api/v1/widget/cases', headers: asVisitor(token) })
    expect(list.json()).toMatchObject([{ id, kind: 'chat', preview: '我的订单在哪里？' }])
  })

  it('holds each message once, in order, and gives what comes after an entry', async () => {
    const token = await welcome(fixture)
    const id = await begin(fixture, token)
    const client_key = newKey()
    const said = { client_key, text: '**急**' }
    const url = `/api/v1/widget/cases/${id}/messages`
    const first = await fixture.ask({
      method: 'POST',
      url,
      headers: asVisitor(token),
      payload: said,
    })
    expect(first.statusCode, first.body).toBe(201)
    const second = await fixture.ask({
      method: 'POST',
      url,
      headers: asVisitor(token),
      payload: said,
    })
    expect(second.json()).toEqual(first.json())
    const { seq } = first.json<{ seq: number }>()
    const after = await fixture.ask({
      url: `/api/v1/widget/cases/${id}?since=${seq - 1}`,
      headers: asVisitor(token),
    })
    expect(after.json()).toMatchObject({
      entries: [{ seq, author: 'customer', client_key, html: '<p><strong>急</strong></p>' }],
    })
  })

  it('is nobody else’s: another visitor’s id is answered like one that does not exist', async () => {
    const id = await begin(fixture, await welcome(fixture))
    const other = await welcome(fixture)
    const asked = [
      { method: 'GET', url: `/api/v1/widget/cases/${id}` },
      { method: 'GET', url: `/api/v1/widget/cases/${id}/standing` },
      {
        method: 'POST',
        url: `/api/v1/widget/cases/${id}/messages`,
        payload: { client_key: newKey(), text: 'x' },
      },
      { method: 'POST', url: `/api/v1/widget/cases/${id}/rating`, payload: { score: 1 } },
      { method: 'PUT', url: `/api/v1/widget/cases/${id}/read`, payload: { seq: 1 } },
      { method: 'POST', url: `/api/v1/widget/cases/${id}/leave` },
    ] as const
    for (const request of asked) {
      const answer = await fixture.ask({ ...request, headers: asVisitor(other) })
      const unknown = await fixture.ask({
        ...request,
        url: request.url.replace(id, 'desk:nobody'),
        headers: asVisitor(other),
      })
      expect([request.url, answer.statusCode, answer.body]).toEqual([
        request.url,
        404,
        unknown.body,
      ])
    }
  })

  it('refuses a message of a megabyte, and goes on', async () => {
    const token = await welcome(fixture)
    const id = await begin(fixture, token)
    const url = `/api/v1/widget/cases/${id}/messages`
    const payload = { client_key: newKey(), text: 'x'.repeat(1_000_000) }
    const big = await fixture.ask({ method: 'POST', url, headers: asVisitor(token), payload })
    expect(big.statusCode).toBe(400)
    const huge = await fixture.ask({
      method: 'POST',
      url,
      headers: asVisitor(token),
      payload: { ...payload, text: 'x'.repeat(1_100_000) },
    })
    expect(huge.statusCode).toBe(413)
    const transcript = await fixture.ask({
      url: `/api/v1/widget/cases/${id}`,
      headers: asVisitor(token),
    })
    expect(transcript.statusCode).toBe(200)
  })

  it('shows script as text, in messages and subjects', async () => {
    let token = await welcome(fixture)
    for (const [index, text] of XSS_CORPUS.entries()) {
      // A visitor may not write that often.
      if (index % 40 === 39) token = await welcome(fixture)
      const id = await begin(fixture, token, { text, subject: text.slice(0, 300) })
      const answer = await fixture.ask({
        url: `/api/v1/widget/cases/${id}`,
        headers: asVisitor(token),
      })
      const { entries } = answer.json<{ entries: { html: string | null; kind: string }[] }>()
      const said = entries.filter(({ kind }) => kind === 'message')
      // What it lets through is judged where it lies; here: nothing comes by another way.
      expect(said.map(({ html }) => html)).toEqual([renderMessage(text)])
    }
  }, 60_000)

  it('ends by leaving: abandoned while nobody answered', async () => {
    const token = await welcome(fixture)
    const id = await begin(fixture, token)
    const url = `/api/v1/widget/cases/${id}`
    await fixture.ask({ method: 'POST', url: `${url}/leave`, headers: asVisitor(token) })
    const answer = await fixture.ask({ url, headers: asVisitor(token) })
    expect(answer.json()).toMatchObject({ case: { status: 'closed' } })
  })

  it('asks for a rating once it is resolved, and takes it', async () => {
    const token = await welcome(fixture)
    const id = await begin(fixture, token)
    const { user } = (await fixture.ask({ url: '/api/v1/session', as: admin })).json<{
      user: { id: string; name: string }
    }>()
    const agent = { kind: 'agent', id: `desk:${user.id}`, name: user.name } as const
    const early = { method: 'POST', url: `/api/v1/widget/cases/${id}/rating` } as const
    const payload = { score: 4, comment: '<b>谢谢</b>' }
    const refused = await fixture.ask({ ...early, headers: asVisitor(token), payload })
    expect(refused.statusCode).toBe(409)
    const act = (action: Parameters<typeof actOnCase>[3]['action']) =>
      actOnCase(fixture.rooms.desk, agent, id, { client_key: newKey(), action })
    await act({ type: 'reply', text: '在路上', file_ids: [] })
    await act({ type: 'set_status', status: 'resolved' })
    const before = await fixture.ask({
      url: `/api/v1/widget/cases/${id}`,
      headers: asVisitor(token),
    })
    expect(before.json()).toMatchObject({
      case: { status: 'resolved', agent_name: 'Ada', rating: { score: null } },
    })
    const given = await fixture.ask({ ...early, headers: asVisitor(token), payload })
    expect(given.statusCode, given.body).toBe(204)
    const after = await fixture.ask({
      url: `/api/v1/widget/cases/${id}`,
      headers: asVisitor(token),
    })
    expect(after.json()).toMatchObject({ case: { rating: { score: 4, comment: '<b>谢谢</b>' } } })
  })
})

it('a visitor is forgotten: name, words, files and token', async () => {
  const token = await welcome(fixture)
  const { id: fileId } = (await upload(fixture, { token }, { name: 'a.png', content: PNG })).json<{
    id: string
  }>()
  const id = await begin(fixture, token, {
    text: '我住在长江路 8 号',
    file_ids: [fileId],
    subject: '王芳',
  })
  const { user } = (await fixture.ask({ url: '/api/v1/session', as: admin })).json<{
    user: { id: string; name: string }
  }>()
  const agent = { kind: 'agent', id: `desk:${user.id}`, name: user.name } as const
  const act = (action: Parameters<typeof actOnCase>[3]['action']) =>
    actOnCase(fixture.rooms.desk, agent, id, { client_key: newKey(), action })
  await act({ type: 'reply', text: '好的', file_ids: [] })
  await act({ type: 'set_subject', subject: '长江路' })
  await act({ type: 'set_status', status: 'resolved' })
  await fixture.ask({
    method: 'POST',
    url: `/api/v1/widget/cases/${id}/rating`,
    headers: asVisitor(token),
    payload: { score: 2, comment: '长江路没人来' },
  })
  const url = '/api/v1/widget/visitors/me'
  expect((await fixture.ask({ method: 'DELETE', url, headers: asVisitor(token) })).statusCode).toBe(
    204,
  )
  expect((await fixture.ask({ method: 'DELETE', url, headers: asVisitor(token) })).statusCode).toBe(
    401,
  )
  const { kysely } = fixture.rooms.store
  const tables = ['desk_cases', 'desk_entries', 'desk_customers', 'desk_files'] as const
  const db = kysely.withTables<Record<(typeof tables)[number], Record<string, unknown>>>()
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  const left = JSON.stringify(rows.flat().filter((row) => JSON.stringify(row).includes(id)))
  expect(left).toContain(id)
  expect(left).not.toMatch(/长江路|王芳|wf@example/)
  await expect(fixture.rooms.files.read(fileId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
