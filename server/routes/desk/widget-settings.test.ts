import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AppFixture, openApp } from '../../testing/app-fixture.ts'
import { SHOP, welcome } from '../../testing/visitor-fixture.ts'

let fixture: AppFixture
let admin: string
beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

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

  it('keep the widget off sites that are not listed, once some are; said so that the page can read it', async () => {
    const url = '/api/v1/desk/widget'
    const before = (await fixture.ask({ url, as: admin })).json<Record<string, unknown>>()
    const put = (origins: readonly string[]) =>
      fixture.ask({ method: 'PUT', url, as: admin, payload: { ...before, origins } })
    const token = await welcome(fixture)
    const from = (origin?: string) =>
      fixture.ask({
        url: '/api/v1/widget/cases',
        headers: {
          host: 'desk.example.net',
          authorization: `Bearer ${token}`,
          ...(origin === undefined ? {} : { origin }),
        },
      })
    expect((await put(['http://shop.example.com'])).json()).toMatchObject({
      error: { code: 'BAD_INPUT', problems: [{ path: 'origins.0' }] },
    })
    const saved = await put(['https://*.example.com/', 'http://localhost:5173'])
    expect(saved.json()).toMatchObject({
      origins: ['https://*.example.com', 'http://localhost:5173'],
    })
    // The last two: our own address, and a program.
    const welcomed = [SHOP.origin, 'http://localhost:5173', 'https://desk.example.net', undefined]
    for (const origin of welcomed) expect((await from(origin)).statusCode, origin).toBe(200)
    for (const origin of ['https://evil.example.org', 'null', 'https://example.com']) {
      const refused = await from(origin)
      expect(refused.statusCode, origin).toBe(403)
      expect(refused.json()).toMatchObject({ error: { code: 'WIDGET_SITE_REFUSED' } })
      expect(refused.headers['access-control-allow-origin']).toBe('*')
      const config = await fixture.ask({ url: '/api/v1/widget/config', headers: { origin } })
      expect(config.statusCode).toBe(403)
    }
    const shown = await fixture.ask({ url: '/api/v1/widget/config', headers: SHOP })
    expect(shown.json()).not.toHaveProperty('origins')
    await put([])
    expect((await from('https://evil.example.org')).statusCode).toBe(200)
  })
})
