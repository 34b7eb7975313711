import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppFixture, openApp, PASSWORD } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

describe('signing in', () => {
  it('gives a cookie that scripts and other sites cannot use, and says who it is', async () => {
    const answer = await fixture.ask({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'ADMIN@example.com', password: PASSWORD },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      user: { email: 'admin@example.com', role: 'admin' },
      permissions: { 'query:read': 'all' },
    })
    const cookie = String(answer.headers['set-cookie'])
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Lax/)
    expect(cookie).not.toMatch(/Secure/)
  })

  it('refuses a wrong password in the words of the registry', async () => {
    const answer = await fixture.ask({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: 'admin@example.com', password: 'no' },
    })
    expect(answer.statusCode).toBe(401)
    expect(answer.json()).toMatchObject({ error: { code: 'SIGN_IN_FAILED', details: {} } })
  })

  it('names every field that is wrong', async () => {
    const answer = await fixture.ask({
      method: 'POST',
      url: '/api/v1/session',
      payload: { email: '', pass: 'x' },
    })
    expect(answer.statusCode).toBe(400)
    const { error } = answer.json<{ error: { code: string; problems: { path: string }[] } }>()
    expect(error.code).toBe('BAD_INPUT')
    expect(error.problems.map((problem) => problem.path).sort()).toEqual([
      'body',
      'email',
      'password',
    ])
  })

  it('lets everybody choose their own language, and nothing that is not theirs to choose', async () => {
    const change = (payload: object) =>
      fixture.ask({ method: 'PATCH', url: '/api/v1/profile', payload, as: admin })
    expect((await change({ language: 'en' })).json()).toMatchObject({ language: 'en' })
    const who = await fixture.ask({ url: '/api/v1/session', as: admin })
    expect(who.json()).toMatchObject({ user: { language: 'en', role: 'admin' } })
    expect((await change({ role: 'agent' })).statusCode).toBe(400)
    expect((await change({ language: null })).statusCode).toBe(200)
  })

  it('ends with signing out', async () => {
    const cookie = await fixture.signIn('admin@example.com')
    const out = await fixture.ask({ method: 'DELETE', url: '/api/v1/session', as: cookie })
    expect(out.statusCode).toBe(204)
    const after = await fixture.ask({ url: '/api/v1/session', as: cookie })
    expect(after.json()).toEqual({ user: null, permissions: {} })
    const closed = await fixture.ask({ url: '/api/v1/account', as: cookie })
    expect(closed.statusCode).toBe(401)
    expect(closed.json()).toMatchObject({ error: { code: 'NOT_SIGNED_IN' } })
  })

  it('never writes a secret into the log', () => {
    expect(fixture.log()).toContain('/api/v1/session')
    expect(fixture.log()).not.toContain(PASSWORD)
    expect(fixture.log()).not.toContain(admin.split('=')[1])
  })
})

describe('a page of another site', () => {
  const change = { method: 'PATCH', url: '/api/v1/account', payload: { name: 'Stolen' } } as const

  it('cannot change anything with the visitor’s cookie', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      const answer = await fixture.ask({ ...change, as: admin, headers })
      expect(answer.statusCode).toBe(403)
      expect(answer.json()).toMatchObject({ error: { code: 'ORIGIN_REFUSED' } })
    }
  })

  it('is told from a page of ours, and from a program', async () => {
    for (const headers of [{ origin: 'http://desk.test', host: 'desk.test' }, {}]) {
      const answer = await fixture.ask({ ...change, payload: {}, as: admin, headers })
      expect(answer.statusCode).toBe(200)
    }
  })
})

it('sets a secure cookie where the product is served over TLS', async () => {
  const secure = await openApp({ publicUrl: 'https://desk.example.com' })
  const answer = await secure.ask({
    method: 'POST',
    url: '/api/v1/session',
    headers: { origin: 'https://desk.example.com' },
    payload: { email: 'admin@example.com', password: PASSWORD },
  })
  expect(String(answer.headers['set-cookie'])).toMatch(/Secure/)
  expect(answer.headers['strict-transport-security']).toBeDefined()
  await secure.close()
})
