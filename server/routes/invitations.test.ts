import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AppFixture, openApp, PASSWORD } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string

beforeAll(async () => {
  fixture = await openApp({ publicUrl: 'https://desk.example.com' })
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

const headers = { origin: 'https://desk.example.com' }
const post = (url: string, payload: object, as?: string) =>
  fixture.ask({
    method: 'POST',
    url: `/api/v1${url}`,
    payload,
    headers,
    ...(as === undefined ? {} : { as }),
  })

const tokenOf = (link: string) => link.split('#token=')[1] ?? ''

async function invite(email: string): Promise<string> {
  const answer = await post('/invitations', { email, role: 'agent' }, admin)
  expect(answer.statusCode).toBe(201)
  return answer.json<{ link: string }>().link
}

it('brings somebody in by the link alone, whose secret stands where nobody sends it', async () => {
  const link = await invite('li@example.com')
  expect(link).toMatch(/^https:\/\/desk\.example\.com\/invitation#token=[\w-]{43}$/)
  const token = tokenOf(link)
  expect((await post('/invitation', { token })).json()).toMatchObject({
    email: 'li@example.com',
    role: 'agent',
  })
  const accepted = await post('/invitation/accept', { token, name: '李伟', password: PASSWORD })
  expect(accepted.statusCode).toBe(201)
  expect(accepted.json()).toMatchObject({
    user: { name: '李伟' },
    permissions: { 'desk:answer': 'team' },
  })
  const [cookie] = accepted.cookies
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  const me = await fixture.ask({
    method: 'GET',
    url: '/api/v1/session',
    as: `${cookie?.name ?? ''}=${cookie?.value ?? ''}`,
  })
  expect(me.json()).toMatchObject({ user: { email: 'li@example.com' } })
  expect(
    (await post('/invitation/accept', { token, name: 'X', password: PASSWORD })).json(),
  ).toMatchObject({
    error: { code: 'INVITATION_INVALID' },
  })
  expect(fixture.log()).not.toContain(token)
})

it('gives a new password by a link, and ends the sessions', async () => {
  await post('/invitation/accept', {
    token: tokenOf(await invite('wang@example.com')),
    name: 'Wang',
    password: PASSWORD,
  })
  const wang = await fixture.signIn('wang@example.com')
  const me = await fixture.ask({ method: 'GET', url: '/api/v1/session', as: wang })
  const { id } = me.json<{ user: { id: string } }>().user
  expect(
    (await fixture.ask({ method: 'GET', url: `/api/v1/users/${id}/sessions`, as: admin })).json(),
  ).toHaveLength(2)
  const made = await post(`/users/${id}/reset-link`, {}, admin)
  const token = tokenOf(made.json<{ link: string }>().link)
  expect((await post('/reset', { token })).json()).toEqual({
    email: 'wang@example.com',
    name: 'Wang',
  })
  const done = await post('/reset/complete', { token, new_password: 'a wholly other phrase' })
  expect(done.statusCode).toBe(204)
  expect((await fixture.ask({ method: 'GET', url: '/api/v1/sessions', as: wang })).statusCode).toBe(
    401,
  )
  expect(
    (await post('/reset/complete', { token, new_password: 'a wholly other phrase' })).statusCode,
  ).toBe(403)
})

it.each([
  [{ email: 'nobody', role: 'agent' }, 'email'],
  [{ email: 'a@example.com', role: 'king' }, 'role'],
  [{ email: 'a@example.com', role: 'agent', team_ids: ['tmall'] }, 'team_ids'],
  [{ email: 'a@example.com', role: 'agent', skills: [''] }, 'skills'],
  [{ email: 'a@example.com', role: 'agent', password: 'x' }, 'password'],
  [{ email: 'admin@example.com', role: 'agent' }, 'admin@example.com'],
])('refuses %j and names what is wrong', async (payload, named) => {
  const answer = await post('/invitations', payload, admin)
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  expect(answer.statusCode).toBeLessThan(500)
  expect(answer.body).toContain(named)
})

it('is not for agents', async () => {
  await post('/invitation/accept', {
    token: tokenOf(await invite('agent@example.com')),
    name: 'Agent',
    password: PASSWORD,
  })
  const agent = await fixture.signIn('agent@example.com')
  expect(
    (await post('/invitations', { email: 'b@example.com', role: 'admin' }, agent)).statusCode,
  ).toBe(403)
  for (const url of ['/invitations', '/users/x/sessions', '/desk/webhooks']) {
    expect(
      (await fixture.ask({ method: 'GET', url: `/api/v1${url}`, as: agent })).statusCode,
      url,
    ).toBe(403)
    expect((await fixture.ask({ method: 'GET', url: `/api/v1${url}` })).statusCode, url).toBe(401)
  }
})
