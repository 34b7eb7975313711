import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AnnotationEntry } from '../../domain/contract/public.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { type AppFixture, openApp, PASSWORD } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string

const URL = '/api/v1/annotations'
const release = {
  kind: 'release',
  label: 'App 8.2',
  starts_at: '2026-03-03T10:00:00+08:00',
  ends_at: null,
  scope: {},
}
const make = (payload: object, as = admin) => fixture.ask({ method: 'POST', url: URL, payload, as })
const labelsAt = async (query: string, as = admin) => {
  const answer = await fixture.ask({ url: `${URL}?${query}`, as })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<AnnotationEntry[]>().map(({ label }) => label)
}
const told = (event_id: string, rest: object) => ({
  event_id,
  type: 'annotation.added',
  occurred_at: '2026-02-10T02:00:00.000Z',
  source: 'crm',
  ...rest,
})

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const events = [
    told('outage', {
      data: { label: 'Outage', kind: 'Incident', ends_at: '2026-02-12T02:00:00.000Z' },
    }),
    told('sale', { team_id: 'shop', data: { label: 'Sale', kind: '大促' } }),
  ]
  await loadDemo(fixture.rooms, { events: events as never, since: 0 })
})
afterAll(() => fixture.close())

it('makes, saves and deletes one', async () => {
  const made = await make(release)
  expect(made.statusCode, made.body).toBe(201)
  const { id, ...rest } = made.json<AnnotationEntry>()
  expect(rest).toMatchObject({
    label: 'App 8.2',
    starts_at: '2026-03-03T02:00:00.000Z',
    version: 1,
    may_edit: true,
  })
  const payload = { ...release, label: 'App 8.2.1', version: 1 }
  const saved = await fixture.ask({ method: 'PUT', url: `${URL}/${id}`, payload, as: admin })
  expect(saved.json()).toMatchObject({ label: 'App 8.2.1', version: 2 })
  const late = await fixture.ask({ method: 'PUT', url: `${URL}/${id}`, payload, as: admin })
  expect(late.json()).toMatchObject({ error: { code: 'SETTINGS_CONFLICT' } })
  const gone = await fixture.ask({ method: 'DELETE', url: `${URL}/${id}`, as: admin })
  expect(gone.statusCode).toBe(204)
  expect(await labelsAt('from=2026-03-01&to=2026-03-05')).toEqual([])
})

it('lists those that touch the days, whoever wrote them', async () => {
  await make({ ...release, label: 'Midnight', starts_at: '2026-02-13T00:00:00+08:00' })
  // The account counts days in Asia/Shanghai: the outage ends on the 12th at 10:00.
  expect(await labelsAt('from=2026-02-12&to=2026-02-12')).toEqual(['Outage'])
  expect(await labelsAt('from=2026-02-12&to=2026-02-12&tz=UTC')).toEqual(['Midnight', 'Outage'])
  expect(await labelsAt('from=2026-02-13&to=2026-02-28')).toEqual(['Midnight'])
  expect(await labelsAt('')).toEqual(['Midnight', 'Outage', 'Sale'])
})

it('keeps what came with events as it came: its source, its kind where we have it, not to be changed', async () => {
  const { body } = await fixture.ask({ url: `${URL}?from=2026-02-10&to=2026-02-10`, as: admin })
  const all = JSON.parse(body) as AnnotationEntry[]
  expect(all).toMatchObject([
    {
      id: 'crm:outage',
      kind: 'incident',
      ends_at: '2026-02-12T02:00:00.000Z',
      author: { kind: 'source', source: 'crm' },
      may_edit: false,
    },
    { id: 'crm:sale', kind: 'other', ends_at: null, scope: { team: ['crm:shop'] } },
  ])
})

it('leaves out what is about something that the filters leave out', async () => {
  expect(await labelsAt('to=2026-02-12&team=crm:other')).toEqual(['Outage'])
  expect(await labelsAt('to=2026-02-12&team=crm:shop&team=crm:other')).toEqual(['Outage', 'Sale'])
})

it('is read and written by a token with its scope, and by no other', async () => {
  const tokenFor = async (scopes: readonly string[]) => {
    const payload = { name: 'release bot', scopes }
    const made = await fixture.ask({ method: 'POST', url: '/api/v1/tokens', payload, as: admin })
    return { authorization: `Bearer ${made.json<{ secret: string }>().secret}` }
  }
  const writes = await tokenFor(['annotations:manage', 'query:read'])
  const post = (headers: Record<string, string>) =>
    fixture.ask({ method: 'POST', url: URL, payload: { ...release, label: 'By bot' }, headers })
  expect((await post(writes)).statusCode).toBe(201)
  const refused = await post(await tokenFor(['query:read']))
  expect(refused.json()).toMatchObject({ error: { code: 'TOKEN_LACKS_SCOPE' } })
})

it('is read by agents, and written by none', async () => {
  const person = { email: 'li@example.com', name: 'Li', role: 'agent', password: PASSWORD }
  await fixture.ask({ method: 'POST', url: '/api/v1/users', payload: person, as: admin })
  const agent = await fixture.signIn('li@example.com')
  expect(await labelsAt('to=2026-02-12', agent)).toEqual(['Outage'])
  expect((await make(release, agent)).statusCode).toBe(403)
  expect((await fixture.ask({ url: URL })).statusCode).toBe(401)
})

it('says in words what is wrong with one', async () => {
  const refused = await make({ ...release, label: ' ', ends_at: '2026-03-01T00:00:00Z' })
  expect(refused.statusCode).toBe(400)
  const { error } = refused.json<{ error: { problems: { path: string }[] } }>()
  expect(error.problems.map(({ path }) => path)).toEqual(['label', 'ends_at'])
})
