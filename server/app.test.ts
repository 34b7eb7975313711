import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLE_PERMISSIONS } from '../accounts/public.ts'
import { type Permission, ROLES, type Role } from '../domain/contract/public.ts'
import { ROUTE_ACCESS } from './http/route-access.ts'
import { type AppFixture, openApp, PASSWORD } from './testing/app-fixture.ts'

let fixture: AppFixture
const cookies = new Map<Role, string>()
let admin: string

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  for (const role of ROLES) {
    if (role === 'admin') continue
    await fixture.ask({
      method: 'POST',
      url: '/api/v1/users',
      as: admin,
      payload: { email: `${role}@example.com`, name: role, role, password: PASSWORD },
    })
    cookies.set(role, await fixture.signIn(`${role}@example.com`))
  }
})
afterAll(() => fixture.close())

const routes = Object.entries(ROUTE_ACCESS)
  .filter(([route]) => !route.endsWith('*'))
  .map(([route, access]) => {
    const [method = '', pattern = ''] = route.split(' ')
    return { route, method: method as 'GET', url: pattern.replace(':id', 'nobody'), access }
  })
/** Answered as long as somebody listens. */
const isEndless = (url: string) => url.endsWith('/stream')
/** Neither refused for who asks: whatever else the route then says about an empty request. */
const isLetIn = (status: number) => status !== 401 && status !== 403

describe.each(routes.filter(({ access }) => !access.startsWith('anyone')))(
  '$route',
  ({ method, url, access }) => {
    it('is closed to who has not signed in, and to a token that is not ours', async () => {
      expect((await fixture.ask({ method, url })).statusCode).toBe(401)
      for (const authorization of ['Bearer dm_made-up', 'Bearer made-up']) {
        const answer = await fixture.ask({ method, url, headers: { authorization } })
        expect([401, 403]).toContain(answer.statusCode)
      }
    })

    it('is open to the roles that have its permission, and to no other', async () => {
      if (access === 'local' || access === 'visitor') {
        for (const cookie of [...cookies.values(), admin]) {
          expect((await fixture.ask({ method, url, as: cookie })).statusCode).toBe(401)
        }
        return
      }
      // Signing out for real would end the session the other routes are asked with.
      if (`${method} ${url}` === 'DELETE /api/v1/session') return
      for (const [role, cookie] of cookies) {
        const isAllowed =
          access === 'signed-in' || ROLE_PERMISSIONS[role][access as Permission] !== undefined
        const answer = await fixture.ask({
          method,
          url,
          as: cookie,
          payloadAsStream: isEndless(url),
        })
        if (isEndless(url)) answer.stream().destroy()
        const { statusCode } = answer
        expect([role, isLetIn(statusCode)]).toEqual([role, isAllowed])
      }
    })
  },
)

it('answers an address that cannot be decoded as it answers every other mistake', async () => {
  const answer = await fixture.ask({ url: '/api/v1/cases/%ff' })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ error: { code: 'BAD_INPUT' } })
})
