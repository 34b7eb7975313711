import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AppFixture, openApp } from '../../testing/app-fixture.ts'

let fixture: AppFixture
beforeAll(async () => {
  fixture = await openApp({ newVisitorsPerMinute: 3 })
})
afterAll(() => fixture.close())

it('one network address brings as many new visitors a minute as the installation allows', async () => {
  const come = (remoteAddress: string) =>
    fixture.ask({
      method: 'POST',
      url: '/api/v1/widget/visitors',
      payload: { has_consented: true, language: 'zh-CN' },
      remoteAddress,
    })
  for (const _ of [1, 2, 3]) expect((await come('198.51.100.7')).statusCode).toBe(201)
  const refused = await come('198.51.100.7')
  expect([refused.statusCode, refused.headers['retry-after']]).toEqual([429, '60'])
  expect((await come('198.51.100.8')).statusCode).toBe(201)
})
