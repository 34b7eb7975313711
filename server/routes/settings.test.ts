import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadDemo } from '../demo/load-demo.ts'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string
beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
})
afterAll(() => fixture.close())

const policy = (policy_id: string, version: number, effective_from: string, secs: number) => ({
  event_id: `${policy_id}-${String(version)}`,
  type: 'policy.updated',
  occurred_at: '2026-03-01T00:00:00.000Z',
  source: 'crm',
  data: {
    policy_id,
    version,
    effective_from,
    targets: { first_reply: { secs, time: 'wall' } },
  },
})

it('lists the policies in force that came with events: not what is to come, nor what is kept here', async () => {
  const events = [
    policy('gold', 1, '2026-03-01T00:00:00.000Z', 60),
    policy('gold', 2, '2026-03-05T00:00:00.000Z', 90),
    policy('gold', 3, '2999-01-01T00:00:00.000Z', 5),
    policy('ours', 1, '2026-03-01T00:00:00.000Z', 60),
  ]
  await loadDemo(fixture.rooms, { events: events as never, since: 0 })
  const document = {
    policy_id: 'ours',
    name: 'Ours',
    targets: { first_reply: { secs: 60, time: 'wall' } },
    pause_on: [],
  }
  const save = { base_version: 0, change: { kind: 'from', effective_from: null } }
  const saved = await fixture.ask({
    method: 'PUT',
    url: '/api/v1/policies',
    as: admin,
    payload: { document, save },
  })
  expect(saved.statusCode, saved.body).toBe(200)
  const told = await fixture.ask({ url: '/api/v1/told-settings', as: admin })
  expect(told.statusCode, told.body).toBe(200)
  expect(told.json()).toMatchObject({
    policies: [
      {
        source: 'crm',
        version: 2,
        effective_from: '2026-03-05T00:00:00.000Z',
        document: { policy_id: 'gold', targets: { first_reply: { secs: 90, time: 'wall' } } },
      },
    ],
    calendars: [],
  })
})

it('deletes a target by its id, slashes and all, and keeps its versions', async () => {
  const document = {
    target_id: 'csat_ratio/all',
    metric: 'csat_ratio',
    direction: 'at_least',
    value: 0.9,
    team_id: null,
  }
  const save = { base_version: 0, change: { kind: 'from', effective_from: null } }
  const url = '/api/v1/targets'
  await fixture.ask({ method: 'PUT', url, payload: { document, save }, as: admin })
  const end = (version: number) =>
    fixture.ask({
      method: 'DELETE',
      url: `${url}/csat_ratio%2Fall?base_version=${String(version)}`,
      as: admin,
    })
  expect((await end(7)).json()).toMatchObject({ error: { code: 'SETTINGS_CONFLICT' } })
  expect((await end(1)).statusCode).toBe(204)
  expect((await end(2)).statusCode).toBe(404)
  const { body } = await fixture.ask({ url, as: admin })
  expect(JSON.parse(body)).toMatchObject([
    { version: 1, document },
    { version: 2, document: { ...document, withdrawn: true } },
  ])
})
