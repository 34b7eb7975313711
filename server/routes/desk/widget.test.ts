import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnCase, renderMessage } from '../../../desk/public.ts'
import { type AppFixture, openApp } from '../../testing/app-fixture.ts'
import { XSS_CORPUS } from '../../../desk/testing/xss-corpus.ts'

let fixture: AppFixture
let admin: string
beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

const SHOP = { origin: 'https://shop.example.com', 'sec-fetch-site': 'cross-site' }
let keys = 0
const newKey = () => `key-of-test-${(keys += 1)}`

async function welcome(): Promise<string> {
  const answer = await fixture.ask({
    method: 'POST',
    url: '/api/v1/widget/visitors',
    headers: SHOP,
    payload: { has_consented: true, language: 'zh-CN', name: '王芳', email: 'wf@example.com' },
  })
  expect(answer.statusCode).toBe(201)
  return answer.json<{ token: string }>().token
}

function as(token: string) {
  return { ...SHOP, authorization: `Bearer ${token}` }
}

async function begin(token: string, more: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await fixture.ask({
    method: 'POST',
    url: '/api/v1/widget/cases',
    headers: as(token),
    payload: { kind: 'chat', client_key: newKey(), text: '我的订单在哪里？', ...more },
  })
  expect(answer.statusCode, answer.body).toBe(201)
  return answer.json<{ id: string }>().id
}

function upload(token: string, name: string, content: Buffer | string, cookie?: string) {
  const boundary = 'x-test-boundary'
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`,
    ),
    Buffer.from(content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const type = { 'content-type': `multipart/form-data; boundary=${boundary}` }
  return cookie === undefined
    ? fixture.ask({
        method: 'POST',
        url: '/api/v1/widget/files',
        headers: { ...as(token), ...type },
        payload,
      })
    : fixture.ask({
        method: 'POST',
        url: '/api/v1/desk/files',
        headers: type,
        as: cookie,
        payload,
      })
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

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
    const refused = await fixture.ask({ url: '/api/v1/widget/cases', headers: as('dv_forged') })
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
    const token = await welcome()
    const answer = await fixture.ask({ url: '/api/v1/users', headers: as(token) })
    expect(answer.statusCode).toBe(401)
  })
})

describe('a conversation', () => {
  it('begins once, however often it is sent, and is found again', async () => {
    const token = await welcome()
    const client_key = newKey()
    const id = await begin(token, { client_key })
    expect(await begin(token, { client_key })).toBe(id)
    const list = await fixture.ask({ url: '/api/v1/widget/cases', headers: as(token) })
    expect(list.json()).toMatchObject([{ id, kind: 'chat', preview: '我的订单在哪里？' }])
  })

  it('holds each message once, in order, and gives what comes after an entry', async () => {
    const token = await welcome()
    const id = await begin(token)
    const client_key = newKey()
    const said = { client_key, text: '**急**' }
    const url = `/api/v1/widget/cases/${id}/messages`
    const first = await fixture.ask({ method: 'POST', url, headers: as(token), payload: said })
    expect(first.statusCode, first.body).toBe(201)
    const second = await fixture.ask({ method: 'POST', url, headers: as(token), payload: said })
    expect(second.json()).toEqual(first.json())
    const { seq } = first.json<{ seq: number }>()
    const after = await fixture.ask({
      url: `/api/v1/widget/cases/${id}?since=${seq - 1}`,
      headers: as(token),
    })
    expect(after.json()).toMatchObject({
      entries: [{ seq, author: 'customer', client_key, html: '<p><strong>急</strong></p>' }],
    })
  })

  it('is nobody else’s: another visitor’s id is answered like one that does not exist', async () => {
    const id = await begin(await welcome())
    const other = await welcome()
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
      const answer = await fixture.ask({ ...request, headers: as(other) })
      const unknown = await fixture.ask({
        ...request,
        url: request.url.replace(id, 'desk:nobody'),
        headers: as(other),
      })
      expect([request.url, answer.statusCode, answer.body]).toEqual([
        request.url,
        404,
        unknown.body,
      ])
    }
  })

  it('refuses a message of a megabyte, and goes on', async () => {
    const token = await welcome()
    const id = await begin(token)
    const url = `/api/v1/widget/cases/${id}/messages`
    const payload = { client_key: newKey(), text: 'x'.repeat(1_000_000) }
    const big = await fixture.ask({ method: 'POST', url, headers: as(token), payload })
    expect(big.statusCode).toBe(400)
    const huge = await fixture.ask({
      method: 'POST',
      url,
      headers: as(token),
      payload: { ...payload, text: 'x'.repeat(1_100_000) },
    })
    expect(huge.statusCode).toBe(413)
    const transcript = await fixture.ask({ url: `/api/v1/widget/cases/${id}`, headers: as(token) })
    expect(transcript.statusCode).toBe(200)
  })

  it('shows script as text, in messages and subjects', async () => {
    let token = await welcome()
    for (const [index, text] of XSS_CORPUS.entries()) {
      // A visitor may not write that often.
      if (index % 40 === 39) token = await welcome()
      const id = await begin(token, { text, subject: text.slice(0, 300) })
      const answer = await fixture.ask({ url: `/api/v1/widget/cases/${id}`, headers: as(token) })
      const { entries } = answer.json<{ entries: { html: string | null; kind: string }[] }>()
      const said = entries.filter(({ kind }) => kind === 'message')
      // What it lets through is judged where it lies; here: nothing comes by another way.
      expect(said.map(({ html }) => html)).toEqual([renderMessage(text)])
    }
  }, 60_000)

  it('ends by leaving: abandoned while nobody answered', async () => {
    const token = await welcome()
    const id = await begin(token)
    const url = `/api/v1/widget/cases/${id}`
    await fixture.ask({ method: 'POST', url: `${url}/leave`, headers: as(token) })
    const answer = await fixture.ask({ url, headers: as(token) })
    expect(answer.json()).toMatchObject({ case: { status: 'closed' } })
  })

  it('asks for a rating once it is resolved, and takes it', async () => {
    const token = await welcome()
    const id = await begin(token)
    const { user } = (await fixture.ask({ url: '/api/v1/session', as: admin })).json<{
      user: { id: string; name: string }
    }>()
    const agent = { kind: 'agent', id: `desk:${user.id}`, name: user.name } as const
    const early = { method: 'POST', url: `/api/v1/widget/cases/${id}/rating` } as const
    const payload = { score: 4, comment: '<b>谢谢</b>' }
    const refused = await fixture.ask({ ...early, headers: as(token), payload })
    expect(refused.statusCode).toBe(409)
    const act = (action: Parameters<typeof actOnCase>[3]['action']) =>
      actOnCase(fixture.rooms.desk, agent, id, { client_key: newKey(), action })
    await act({ type: 'reply', text: '在路上', file_ids: [] })
    await act({ type: 'set_status', status: 'resolved' })
    const before = await fixture.ask({ url: `/api/v1/widget/cases/${id}`, headers: as(token) })
    expect(before.json()).toMatchObject({
      case: { status: 'resolved', agent_name: 'Ada', rating: { score: null } },
    })
    const given = await fixture.ask({ ...early, headers: as(token), payload })
    expect(given.statusCode, given.body).toBe(204)
    const after = await fixture.ask({ url: `/api/v1/widget/cases/${id}`, headers: as(token) })
    expect(after.json()).toMatchObject({ case: { rating: { score: 4, comment: '<b>谢谢</b>' } } })
  })
})

describe('files', () => {
  it('are sent with a message and fetched by its customer alone, never as a page', async () => {
    const token = await welcome()
    const sent = await upload(token, 'a"\\\r\nb.png', PNG)
    expect(sent.statusCode, sent.body).toBe(201)
    const file = sent.json<{ id: string }>()
    expect(file).toMatchObject({ media_type: 'image/png', width: 1, height: 1 })
    await begin(token, { text: '看图', file_ids: [file.id] })
    const url = `/api/v1/widget/files/${file.id}`
    const got = await fixture.ask({ url, headers: as(token) })
    expect(got.rawPayload.equals(PNG)).toBe(true)
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect((await fixture.ask({ url, headers: as(await welcome()) })).statusCode).toBe(404)
    expect((await fixture.ask({ url })).statusCode).toBe(401)
  })

  it('are seen by staff who see the case, and not before they are sent', async () => {
    const token = await welcome()
    const { id } = (await upload(token, 'a.png', PNG)).json<{ id: string }>()
    const url = `/api/v1/desk/files/${id}`
    expect((await fixture.ask({ url, as: admin })).statusCode).toBe(404)
    await begin(token, { file_ids: [id] })
    expect((await fixture.ask({ url, as: admin })).statusCode).toBe(200)
  })

  it('of staff reach the customer with a reply, and not with a note', async () => {
    const token = await welcome()
    const caseId = await begin(token)
    const { user } = (await fixture.ask({ url: '/api/v1/session', as: admin })).json<{
      user: { id: string; name: string }
    }>()
    const agent = { kind: 'agent', id: `desk:${user.id}`, name: user.name } as const
    const files = []
    for (const name of ['public.txt', 'private.txt']) {
      const answer = await upload('', name, '1234', admin)
      expect(answer.statusCode, answer.body).toBe(201)
      files.push(answer.json<{ id: string }>().id)
    }
    const [open = '', secret = ''] = files
    const act = (action: Parameters<typeof actOnCase>[3]['action']) =>
      actOnCase(fixture.rooms.desk, agent, caseId, { client_key: newKey(), action })
    await act({ type: 'reply', text: '', file_ids: [open] })
    await act({ type: 'note', text: 'x', file_ids: [secret], mentions: [], is_whisper: false })
    const get = (id: string) =>
      fixture.ask({ url: `/api/v1/widget/files/${id}`, headers: as(token) })
    const got = await get(open)
    expect(got.statusCode).toBe(200)
    expect(got.headers['content-disposition']).toMatch(/^attachment; filename="public\.txt"/)
    expect((await get(secret)).statusCode).toBe(404)
  })

  it.each([
    ['a drawing', 'x.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a drawing called a picture', 'x.png', '<svg onload="alert(1)"/>'],
    ['a page', 'x.html', '<!doctype html><script>alert(1)</script>'],
    ['a page called text', 'x.txt', '<html><script>alert(1)</script>'],
    ['a program', 'x.exe', 'MZ\u0000\u0003'],
  ])('refuse %s', async (_what, name, content) => {
    const answer = await upload(await welcome(), name, content)
    expect(answer.statusCode).toBe(415)
    expect(answer.json()).toMatchObject({ error: { code: 'FILE_REFUSED' } })
  })

  it('refuse more than ten megabytes', async () => {
    const answer = await upload(await welcome(), 'x.txt', Buffer.alloc(10 * 1024 * 1024 + 1, 'x'))
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ error: { code: 'FILE_TOO_LARGE' } })
  })

  it('of somebody else cannot be sent', async () => {
    const { id } = (await upload(await welcome(), 'a.png', PNG)).json<{ id: string }>()
    const answer = await fixture.ask({
      method: 'POST',
      url: '/api/v1/widget/cases',
      headers: as(await welcome()),
      payload: { kind: 'chat', client_key: newKey(), text: 'x', file_ids: [id] },
    })
    expect(answer.json()).toMatchObject({ error: { code: 'FILE_UNKNOWN' } })
  })
})

it('a visitor is forgotten: name, words, files and token', async () => {
  const token = await welcome()
  const { id: fileId } = (await upload(token, 'a.png', PNG)).json<{ id: string }>()
  const id = await begin(token, { text: '我住在长江路 8 号', file_ids: [fileId], subject: '王芳' })
  const url = '/api/v1/widget/visitors/me'
  expect((await fixture.ask({ method: 'DELETE', url, headers: as(token) })).statusCode).toBe(204)
  expect((await fixture.ask({ method: 'DELETE', url, headers: as(token) })).statusCode).toBe(401)
  const { kysely } = fixture.rooms.store
  const tables = ['desk_cases', 'desk_entries', 'desk_customers', 'desk_files'] as const
  const db = kysely.withTables<Record<(typeof tables)[number], Record<string, unknown>>>()
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()))
  const left = JSON.stringify(rows.flat().filter((row) => JSON.stringify(row).includes(id)))
  expect(left).toContain(id)
  expect(left).not.toMatch(/长江路|王芳|wf@example/)
  await expect(fixture.rooms.files.read(fileId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

describe('the settings of the widget', () => {
  it('are an administrator’s, judged, and shown at once', async () => {
    const url = '/api/v1/desk/widget'
    const before = (await fixture.ask({ url, as: admin })).json<Record<string, unknown>>()
    const bad = await fixture.ask({
      method: 'PUT',
      url,
      as: admin,
      payload: { ...before, color: 'red;background:url(//x)' },
    })
    expect(bad.statusCode).toBe(400)
    const good = await fixture.ask({
      method: 'PUT',
      url,
      as: admin,
      payload: { ...before, color: '#0a7058', name: 'Tea' },
    })
    expect(good.statusCode, good.body).toBe(200)
    const shown = await fixture.ask({ url: '/api/v1/widget/config' })
    expect(shown.json()).toMatchObject({ color: '#0a7058', name: 'Tea' })
  })
})
