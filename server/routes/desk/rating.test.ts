import { afterAll, beforeAll, expect, it } from 'vitest'
import { openCase, SYSTEM } from '../../../desk/public.ts'
import { type AppFixture, openApp } from '../../testing/app-fixture.ts'

let fixture: AppFixture
let secret: string
let caseId: string
beforeAll(async () => {
  fixture = await openApp()
  const { desk } = fixture.rooms
  const { case: opened } = await openCase(desk, SYSTEM, {
    kind: 'ticket',
    channel: 'form',
    subject: '<script>alert(1)</script>',
    customer: { name: '王芳', email: 'wf@example.com' },
  })
  caseId = opened.id
  secret = await askForLink()
})
afterAll(() => fixture.close())

async function askForLink(): Promise<string> {
  const as = await fixture.signIn('admin@example.com')
  const url = `/api/v1/desk/cases/${caseId}/rating-link`
  const made = await fixture.ask({ method: 'POST', url, as })
  expect(made.statusCode, made.body).toBe(201)
  return made.json<{ url: string }>().url.split('/rate/')[1] ?? ''
}

it('is one at a time: a new link ends the one before', async () => {
  const before = secret
  secret = await askForLink()
  expect((await fixture.ask({ url: `/api/v1/rating/${before}` })).statusCode).toBe(404)
  expect((await fixture.ask({ url: `/api/v1/rating/${secret}` })).statusCode).toBe(200)
})

it('is asked and answered by whoever has the link, once more to change it', async () => {
  const url = `/api/v1/rating/${secret}`
  const asked = await fixture.ask({ url })
  expect(asked.json()).toMatchObject({ number: 1, score: null })
  for (const score of [2, 5]) {
    const payload = { score, comment: '快' }
    expect((await fixture.ask({ method: 'POST', url, payload })).statusCode).toBe(204)
  }
  expect((await fixture.ask({ url })).json()).toMatchObject({ score: 5, comment: '快' })
})

it('refuses a link that nobody made, and a score off the scale', async () => {
  const forged = await fixture.ask({ url: '/api/v1/rating/forged' })
  expect([forged.statusCode, forged.json<{ error: { code: string } }>().error.code]).toEqual([
    404,
    'RATING_LINK_INVALID',
  ])
  const url = `/api/v1/rating/${secret}`
  const off = await fixture.ask({ method: 'POST', url, payload: { score: 6 } })
  expect(off.statusCode).toBe(400)
})

it('has a page without a script, in the language of the browser, that shows a subject as text', async () => {
  const page = await fixture.ask({
    url: `/rate/${secret}?again=1`,
    headers: { 'accept-language': 'zh-CN,zh;q=0.9' },
  })
  expect(page.statusCode).toBe(200)
  expect(page.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(page.body).toContain('lang="zh-CN"')
  expect(page.body).not.toMatch(/<script/i)
  const sent = await fixture.ask({
    method: 'POST',
    url: `/rate/${secret}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'score=3&comment=%E8%B0%A2%E8%B0%A2',
  })
  expect(sent.body).toContain('Thank you')
  expect((await fixture.ask({ url: `/api/v1/rating/${secret}` })).json()).toMatchObject({
    score: 3,
    comment: '谢谢',
  })
  expect((await fixture.ask({ url: '/rate/forged' })).statusCode).toBe(404)
})
