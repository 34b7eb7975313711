import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CreatedToken, Session, Token } from '../../domain/contract/public.ts'
import { ROUTE_ACCESS } from '../http/route-access.ts'
import { type AppFixture, openApp, PASSWORD } from '../testing/app-fixture.ts'

/** What a token may call of what every user may: nothing here shows or changes how its owner signs in. */
const OPEN_TO_TOKENS = ['GET /api/v1/account', 'DELETE /api/v1/session']

const BODIES: Readonly<Record<string, object>> = {
  'POST /api/v1/password': { current_password: PASSWORD, new_password: 'another horse battery' },
  'POST /api/v1/tokens': { name: 'Another', scopes: ['query:read'] },
  'PATCH /api/v1/profile': { name: 'Eve' },
}

let fixture: AppFixture
let admin: string
let made: CreatedToken
let sessions: readonly Session[]

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const payload = { name: 'Reader', scopes: ['query:read'] }
  const url = '/api/v1/tokens'
  made = (await fixture.ask({ method: 'POST', url, payload, as: admin })).json<CreatedToken>()
  sessions = await sessionsNow()
})
afterAll(() => fixture.close())

const sessionsNow = async () =>
  (await fixture.ask({ url: '/api/v1/sessions', as: admin })).json<Session[]>()

function byToken(route: string) {
  const [method = '', pattern = ''] = route.split(' ')
  const own = pattern.includes('/tokens') ? made.token.id : sessions[0]?.id
  return fixture.ask({
    method,
    url: pattern.replace(':id', own ?? ''),
    headers: { authorization: `Bearer ${made.secret}` },
    ...(BODIES[route] === undefined ? {} : { payload: BODIES[route] }),
  })
}

const ROUTES = Object.keys(ROUTE_ACCESS).filter((route) => ROUTE_ACCESS[route] === 'signed-in')

it.each(ROUTES.filter((route) => !OPEN_TO_TOKENS.includes(route)))(
  'a token is refused %s: the sign-in of its owner is not its own',
  async (route) => {
    const answer = await byToken(route)
    expect([answer.statusCode, answer.json()]).toMatchObject([
      403,
      { error: { code: 'FORBIDDEN' } },
    ])
  },
)

it.each(OPEN_TO_TOKENS)('a token may call %s, and its owner stays signed in', async (route) => {
  expect((await byToken(route)).statusCode).toBeLessThan(300)
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id)
  expect(ids(await sessionsNow())).toEqual(ids(sessions))
  const tokens = await fixture.ask({ url: '/api/v1/tokens', as: admin })
  expect(ids(tokens.json<Token[]>())).toEqual([made.token.id])
})
