import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type AppFixture, openApp } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string
let writer: { readonly authorization: string }

const event = (id: string, change: object = {}) => ({
  event_id: id,
  type: 'case.opened',
  occurred_at: '2026-03-02T03:00:00.000Z',
  case_id: id,
  case_kind: 'chat',
  data: { opened_by: 'customer' },
  ...change,
})
const send = (payload: string | Buffer | object, headers: object = {}) =>
  fixture.ask({
    method: 'POST',
    url: '/api/v1/events',
    payload,
    headers: { ...writer, ...headers },
  })

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const made = await fixture.ask({
    method: 'POST',
    url: '/api/v1/tokens',
    as: admin,
    payload: { name: 'shop', scopes: ['events:write'] },
  })
  writer = { authorization: `Bearer ${made.json<{ secret: string }>().secret}` }
})
afterAll(() => fixture.close())

it('takes one event, an array, NDJSON and gzip, by a token that may do nothing else', async () => {
  expect((await send(event('one'))).json()).toMatchObject({ accepted: 1 })
  expect((await send([event('two'), event('three')])).json()).toMatchObject({ accepted: 2 })
  const lines = `${JSON.stringify(event('four'))}\n\n${JSON.stringify(event('five'))}\n`
  const ndjson = { 'content-type': 'application/x-ndjson' }
  expect((await send(lines, ndjson)).json()).toMatchObject({ accepted: 2 })
  const zipped = gzipSync(`${JSON.stringify(event('six'))}\n`)
  const answer = await send(zipped, { ...ndjson, 'content-encoding': 'gzip' })
  expect(answer.json()).toMatchObject({ accepted: 1 })
  const other = await fixture.ask({ url: '/api/v1/metrics', headers: writer })
  expect([other.statusCode, other.json()]).toMatchObject([
    403,
    { error: { code: 'TOKEN_LACKS_SCOPE', details: { scope: 'query:read' } } },
  ])
})

it('says in words of people all that is wrong with a body', async () => {
  const payload = { scopes: ['events:red'] }
  const refused = await fixture.ask({ method: 'POST', url: '/api/v1/tokens', as: admin, payload })
  expect([refused.statusCode, refused.json()]).toMatchObject([
    400,
    {
      error: {
        code: 'BAD_INPUT',
        message: expect.stringMatching(
          /^The body \(name\) is not valid: it is missing\./,
        ) as string,
        problems: [
          { path: 'name', reason: 'it is missing' },
          { path: 'scopes.0', fix: expect.stringContaining('Write one of events:write') as string },
        ],
      },
    },
  ])
})

it('counts what came before, and lists what is wrong beside what is right', async () => {
  const answer = await send([
    event('one'),
    event('seven'),
    event('eight', { occurred_at: 'today' }),
  ])
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({
    accepted: 1,
    duplicate: 1,
    rejected_count: 1,
    rejected: [{ index: 2, event_id: 'eight' }],
  })
})

it('refuses a body that is no JSON, and a source without a name', async () => {
  const answer = await send('{"event_id":', { 'content-type': 'application/json' })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ error: { code: 'INGEST_BODY' } })
  const url = '/api/v1/events?source='
  expect(
    (await fixture.ask({ method: 'POST', url, payload: [], headers: writer })).statusCode,
  ).toBe(400)
})

it('keeps a rejected record until it is mended and replayed', async () => {
  const list = () => fixture.ask({ url: '/api/v1/dead-letters?state=open', as: admin })
  const { dead_letters } = (await list()).json<{ dead_letters: { id: string }[] }>()
  expect(dead_letters).toHaveLength(1)
  const id = dead_letters[0]?.id ?? ''
  const mended = await fixture.ask({
    method: 'PUT',
    url: `/api/v1/dead-letters/${id}`,
    as: admin,
    payload: { text: JSON.stringify(event('eight')) },
  })
  expect(mended.json()).toMatchObject({ problems: [] })
  const replayed = await fixture.ask({
    method: 'POST',
    url: '/api/v1/dead-letters/replay',
    as: admin,
    payload: { ids: [id] },
  })
  expect(replayed.json()).toMatchObject({ replayed: 1, refused: [] })
  expect((await list()).json()).toMatchObject({ dead_letters: [] })
})

it('says how well data comes in', async () => {
  await fixture.rooms.spool.drain()
  const health = await fixture.ask({ url: '/api/v1/data-health', as: admin })
  expect(health.json()).toMatchObject({
    events_count: 8,
    lag_secs: 0,
    is_folding: false,
    sources: [{ source: 'http', events_count: 8 }],
    warehouse_problem: null,
  })
  const metrics = await fixture.ask({ url: '/metrics' })
  expect(metrics.body).toMatch(/deskmetry_events_accepted_total 7/)
})

it('says that compressed data are cut short, and that sending them again is safe', async () => {
  const lines = Array.from({ length: 500 }, (_, index) => JSON.stringify(event(`cut-${index}`)))
  const cut = gzipSync(`${lines.join('\n')}\n`).subarray(0, -200)
  const answer = await send(cut, {
    'content-type': 'application/x-ndjson',
    'content-encoding': 'gzip',
  })
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({
    error: { code: 'INGEST_BODY', message: expect.stringContaining('again whole') as string },
  })
})
