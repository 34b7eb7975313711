import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Appearance } from '../../domain/contract/public.ts'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string
const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const base64 = (text: string) => Buffer.from(text).toString('base64')

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
}, 60_000)
afterAll(() => fixture.close())

const read = async () =>
  (await fixture.ask({ method: 'GET', url: '/api/v1/appearance' })).json<Appearance>()
const put = (content: string) =>
  fixture.ask({ method: 'PUT', url: '/api/v1/appearance/logo', as: admin, payload: { content } })

it('is shown to who has not signed in, and changed by who manages the settings', async () => {
  const before = await read()
  expect(before).toMatchObject({ accent: 'blue', logo: null })
  const change = { method: 'PATCH', url: '/api/v1/appearance', payload: { accent: 'sky' } } as const
  expect((await fixture.ask(change)).statusCode).toBe(401)
  expect((await fixture.ask({ ...change, as: admin })).json()).toEqual({ ...before, accent: 'sky' })
  const unknown = { ...change, as: admin, payload: { accent: 'neon' } }
  expect((await fixture.ask(unknown)).statusCode).toBe(400)
})

it('takes as logo what is a picture by its content, and serves it as that', async () => {
  for (const wrong of [
    base64('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    base64('<html>'),
    base64('GIF89a\u0001\u0000\u0001\u0000'),
    base64('words'),
  ]) {
    expect((await put(wrong)).statusCode).toBeGreaterThanOrEqual(400)
  }
  expect((await put('not base64!')).statusCode).toBe(400)
  expect((await read()).logo).toBeNull()
  const missing = await fixture.ask({ method: 'GET', url: '/api/v1/appearance/logo' })
  expect(missing.statusCode).toBe(404)

  const { logo } = (await put(PNG)).json<Appearance>()
  const served = await fixture.ask({ method: 'GET', url: `/api/v1/appearance/logo?v=${logo}` })
  expect(served.headers).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'cache-control': expect.stringContaining('immutable') as unknown,
  })
  expect(served.rawPayload.toString('base64')).toBe(PNG)
  await fixture.ask({ method: 'DELETE', url: '/api/v1/appearance/logo', as: admin })
  expect((await read()).logo).toBeNull()
})
