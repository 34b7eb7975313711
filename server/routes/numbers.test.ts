import { tableFromIPC } from 'apache-arrow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { relaySettings } from '../background/settings-relay.ts'
import { type AppFixture, openApp, PASSWORD } from '../testing/app-fixture.ts'

const RANGE = { from: '2026-03-02', to: '2026-03-03', tz: 'Asia/Shanghai' }

let fixture: AppFixture
let admin: string
let ofTeam: string

/** Two cases of team a, one of team b, each answered after `secs`. */
function caseEvents(name: string, team: string, secs: number) {
  const at = (offset: number) => new Date(Date.UTC(2026, 2, 2, 3) + offset * 1_000).toISOString()
  const base = { case_id: name, case_kind: 'chat', team_id: team, customer_id: 'c' }
  return [
    {
      event_id: `${name}-1`,
      type: 'case.opened',
      occurred_at: at(0),
      ...base,
      data: { opened_by: 'customer' },
    },
    {
      event_id: `${name}-2`,
      type: 'message.sent',
      occurred_at: at(1),
      ...base,
      data: { message_id: `${name}-m1`, author: 'customer', text: `你好 from ${name}` },
    },
    {
      event_id: `${name}-3`,
      type: 'case.assigned',
      occurred_at: at(2),
      ...base,
      agent_id: 'agent',
      data: { by: 'router' },
    },
    {
      event_id: `${name}-4`,
      type: 'message.sent',
      occurred_at: at(secs),
      ...base,
      agent_id: 'agent',
      data: { message_id: `${name}-m2`, author: 'agent', text: 'hello' },
    },
  ]
}

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  const events = [
    ...caseEvents('1', 'a', 10),
    ...caseEvents('2', 'a', 30),
    ...caseEvents('3', 'b', 500),
  ]
  await fixture.ask({
    method: 'POST',
    url: '/api/v1/events?source=test',
    as: admin,
    payload: events,
  })
  const put = { method: 'PUT', url: '/api/v1/teams/test%3Aa', as: admin } as const
  await fixture.ask({ ...put, payload: { name: 'A', calendar_id: null } })
  await relaySettings(fixture.rooms)
  await fixture.rooms.spool.drain()
  const payload = { email: 'a@example.com', name: 'A', role: 'manager', password: PASSWORD }
  const limits = { scope_limit: 'team', team_ids: ['test:a'] }
  await fixture.ask({
    method: 'POST',
    url: '/api/v1/users',
    as: admin,
    payload: { ...payload, ...limits },
  })
  ofTeam = await fixture.signIn('a@example.com')
})
afterAll(() => fixture.close())

const query = (as: string, payload: object, headers = {}) =>
  fixture.ask({ method: 'POST', url: '/api/v1/query', as, payload, headers })

describe('POST /api/v1/query', () => {
  it('answers rows with n, columns, names and meta, in the account’s zone', async () => {
    const metrics = ['cases_opened_count', 'first_reply_mean_secs']
    const { tz: _, ...range } = RANGE
    const answer = await query(admin, { metrics, dimensions: ['team'], ...range })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      rows: [
        {
          team: 'test:a',
          cases_opened_count: 2,
          first_reply_mean_secs: 20,
          first_reply_mean_secs__n: 2,
        },
        { team: 'test:b', cases_opened_count: 1, first_reply_mean_secs: 500 },
      ],
      names: { team: { 'test:a': 'A' } },
      meta: { tz: 'Asia/Shanghai', data_until: expect.stringMatching(/^2026-/) as string },
    })
  })

  it('never shows a manager of one team a number that includes another, totals included', async () => {
    const answer = await query(ofTeam, {
      metrics: ['first_reply_mean_secs'],
      ...RANGE,
      totals: true,
    })
    expect(answer.json()).toMatchObject({
      rows: [{ first_reply_mean_secs: 20 }],
      totals: { first_reply_mean_secs: 20, first_reply_mean_secs__n: 2 },
    })
  })

  it('says everything that is wrong at once, and writes nothing', async () => {
    const answer = await query(admin, {
      metrics: ['first_reply_secs'],
      ...RANGE,
      tz: 'Mars',
      to: 'x',
    })
    expect(answer.statusCode).toBe(400)
    const { error } = answer.json<{ error: { code: string; problems: { code: string }[] } }>()
    expect(error.code).toBe('BAD_INPUT')
    expect(error.problems.map(({ code }) => code)).toContain('ZONE_UNKNOWN')
  })

  it('sends Arrow to who asks for it, with the same values', async () => {
    const request = { metrics: ['first_reply_mean_secs'], dimensions: ['team'], ...RANGE }
    const accept = 'application/vnd.apache.arrow.stream'
    const answer = await query(admin, request, { accept })
    expect(answer.headers['content-type']).toBe(accept)
    const table = tableFromIPC(answer.rawPayload)
    const rows = table.toArray().map((row: { toJSON(): object }) => row.toJSON())
    expect(rows).toMatchObject([
      { team: 'test:a', first_reply_mean_secs: 20 },
      { team: 'test:b', first_reply_mean_secs: 500 },
    ])
    expect(JSON.parse(table.schema.metadata.get('meta') ?? '')).toMatchObject({ row_count: 2 })
  })
})

describe('behind a number', () => {
  it('lie its cases, and only those the viewer may see', async () => {
    const payload = { metric: 'cases_opened_count', ...RANGE }
    const drill = (as: string) => fixture.ask({ method: 'POST', url: '/api/v1/drill', as, payload })
    expect((await drill(admin)).json()).toMatchObject({ total: 3 })
    const seen = (await drill(ofTeam)).json<{ cases: { case_id: string }[] }>()
    expect(seen.cases.map((one) => one.case_id).sort()).toEqual(['test:1', 'test:2'])
  })

  it('lies the transcript; a case of others is as one that does not exist', async () => {
    const read = (as: string, id: string) =>
      fixture.ask({ url: `/api/v1/cases/${encodeURIComponent(id)}`, as })
    expect((await read(ofTeam, 'test:1')).json()).toMatchObject({
      messages: [
        { author: 'customer', text: '你好 from 1' },
        { author: 'agent', text: 'hello' },
      ],
      waits: [{ outcome: 'replied', reply_secs: 9 }],
      promises: [],
    })
    expect((await read(ofTeam, 'test:3')).statusCode).toBe(404)
    expect((await read(ofTeam, 'test:9')).statusCode).toBe(404)
    expect((await read(admin, 'test:3')).statusCode).toBe(200)
  })

  it('stands what it means: the catalogue', async () => {
    const answer = await fixture.ask({ url: '/api/v1/metrics', as: ofTeam })
    const entries = answer.json<{ id: string }[]>()
    expect(entries.map(({ id }) => id)).toContain('first_reply_p90_secs')
  })
})
