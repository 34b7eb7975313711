import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actOnCase } from '../../../desk/public.ts'
import { type AppFixture, openApp } from '../../testing/app-fixture.ts'
import { asVisitor, begin, newKey, PNG, upload, welcome } from '../../testing/visitor-fixture.ts'

let fixture: AppFixture
let admin: string
beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

describe('files', () => {
  it('are sent with a message and fetched by its customer alone, never as a page', async () => {
    const token = await welcome(fixture)
    const sent = await upload(fixture, { token }, { name: 'a"\\\r\nb.png', content: PNG })
    expect(sent.statusCode, sent.body).toBe(201)
    const file = sent.json<{ id: string }>()
    expect(file).toMatchObject({ media_type: 'image/png', width: 1, height: 1 })
    await begin(fixture, token, { text: '看图', file_ids: [file.id] })
    const url = `/api/v1/widget/files/${file.id}`
    const got = await fixture.ask({ url, headers: asVisitor(token) })
    expect(got.rawPayload.equals(PNG)).toBe(true)
    expect(got.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(
      (await fixture.ask({ url, headers: asVisitor(await welcome(fixture)) })).statusCode,
    ).toBe(404)
    expect((await fixture.ask({ url })).statusCode).toBe(401)
  })

  it('are seen by staff who see the case, and not before they are sent', async () => {
    const token = await welcome(fixture)
    const { id } = (await upload(fixture, { token }, { name: 'a.png', content: PNG })).json<{
      id: string
    }>()
    const url = `/api/v1/desk/files/${id}`
    expect((await fixture.ask({ url, as: admin })).statusCode).toBe(404)
    await begin(fixture, token, { file_ids: [id] })
    expect((await fixture.ask({ url, as: admin })).statusCode).toBe(200)
  })

  it('of staff reach the customer with a reply, and not with a note', async () => {
    const token = await welcome(fixture)
    const caseId = await begin(fixture, token)
    const { user } = (await fixture.ask({ url: '/api/v1/session', as: admin })).json<{
      user: { id: string; name: string }
    }>()
    const agent = { kind: 'agent', id: `desk:${user.id}`, name: user.name } as const
    const files = []
    for (const name of ['public.txt', 'private.txt']) {
      const answer = await upload(fixture, { cookie: admin }, { name, content: '1234' })
      expect(answer.statusCode, answer.body).toBe(201)
      files.push(answer.json<{ id: string }>().id)
    }
    const [open = '', secret = ''] = files
    const act = (action: Parameters<typeof actOnCase>[3]['action']) =>
      actOnCase(fixture.rooms.desk, agent, caseId, { client_key: newKey(), action })
    await act({ type: 'reply', text: '', file_ids: [open] })
    await act({ type: 'note', text: 'x', file_ids: [secret], mentions: [], is_whisper: false })
    const get = (id: string) =>
      fixture.ask({ url: `/api/v1/widget/files/${id}`, headers: asVisitor(token) })
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
    const answer = await upload(fixture, { token: await welcome(fixture) }, { name, content })
    expect(answer.statusCode).toBe(415)
    expect(answer.json()).toMatchObject({ error: { code: 'FILE_REFUSED' } })
  })

  it('refuse more than ten megabytes', async () => {
    const answer = await upload(
      fixture,
      { token: await welcome(fixture) },
      { name: 'x.txt', content: Buffer.alloc(10 * 1024 * 1024 + 1, 'x') },
    )
    expect(answer.statusCode).toBe(413)
    expect(answer.json()).toMatchObject({ error: { code: 'FILE_TOO_LARGE' } })
  })

  it('of somebody else cannot be sent', async () => {
    const { id } = (
      await upload(fixture, { token: await welcome(fixture) }, { name: 'a.png', content: PNG })
    ).json<{ id: string }>()
    const answer = await fixture.ask({
      method: 'POST',
      url: '/api/v1/widget/cases',
      headers: asVisitor(await welcome(fixture)),
      payload: { kind: 'chat', client_key: newKey(), text: 'x', file_ids: [id] },
    })
    expect(answer.json()).toMatchObject({ error: { code: 'FILE_UNKNOWN' } })
  })
})
