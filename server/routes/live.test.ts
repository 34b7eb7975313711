import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DEFAULT_LIVE_LIMITS,
  LIVE_SELECTIONS,
  type LiveAnswer,
  type LiveCasesAnswer,
  type LiveSelection,
} from '../../domain/contract/public.ts'
import { relaySettings } from '../background/settings-relay.ts'
import { type AppFixture, openApp, PASSWORD } from '../testing/app-fixture.ts'

let fixture: AppFixture
let admin: string
let ofTeam: string
let planner: string

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()
let events = 0

function event(minutes: number, type: string, columns: object, data: object = {}) {
  events += 1
  return { event_id: `l${events}`, type, occurred_at: ago(minutes), data, ...columns }
}
const chat = (case_id: string, team_id: string) => ({ case_id, case_kind: 'chat', team_id })

/** Two cases wait in team a, one of them past its promise; one of team b is in hand. */
const CENTRE = [
  event(
    9000,
    'policy.updated',
    {},
    {
      policy_id: 'p',
      version: 1,
      targets: { first_reply: { secs: 600, time: 'wall' } },
    },
  ),
  event(9000, 'agent.updated', { agent_id: 'ann' }, { name: 'Ann', team_ids: ['b'] }),
  event(9000, 'queue.updated', {}, { queue_id: 'q', name: 'Orders' }),
  event(30, 'agent.state_changed', { agent_id: 'ann' }, { state: 'online' }),
  event(20, 'case.opened', chat('1', 'a'), { opened_by: 'customer' }),
  event(20, 'case.queued', { case_id: '1', queue_id: 'q' }),
  event(3, 'case.opened', chat('2', 'a'), { opened_by: 'customer' }),
  event(3, 'case.queued', { case_id: '2', queue_id: 'q' }),
  event(5, 'case.opened', chat('3', 'b'), { opened_by: 'customer' }),
  event(4, 'case.assigned', { case_id: '3', agent_id: 'ann' }, { by: 'router' }),
]

beforeAll(async () => {
  fixture = await openApp()
  admin = await fixture.signIn('admin@example.com')
  await fixture.ask({
    method: 'PUT',
    url: '/api/v1/teams/test%3Aa',
    as: admin,
    payload: { name: 'A', calendar_id: null },
  })
  await relaySettings(fixture.rooms)
  const sent = await fixture.ask({
    method: 'POST',
    url: '/api/v1/events?source=test',
    as: admin,
    payload: CENTRE,
  })
  expect(sent.json()).toMatchObject({ accepted: CENTRE.length })
  await fixture.rooms.spool.drain()
  ofTeam = await hire({ role: 'manager', scope_limit: 'team', team_ids: ['test:a'] })
  planner = await hire({ role: 'planner' })
}, 60_000)
afterAll(() => fixture.close())

let people = 0
async function hire(rights: object): Promise<string> {
  people += 1
  const email = `p${people}@example.com`
  const payload = { email, name: email, password: PASSWORD, ...rights }
  await fixture.ask({ method: 'POST', url: '/api/v1/users', as: admin, payload })
  return fixture.signIn(email)
}

const get = (as: string, url: string) =>
  fixture.ask({ method: 'GET', url: `/api/v1/live${url}`, as })
const now = async (as: string, query = '') => (await get(as, query)).json<LiveAnswer>()

const COUNTED: Readonly<Record<LiveSelection, keyof LiveAnswer>> = {
  waiting: 'waiting_count',
  open: 'backlog_count',
  unassigned: 'unassigned_count',
  at_risk: 'at_risk_count',
  breached: 'breached_count',
}

describe('GET /api/v1/live', () => {
  it('names who and what it shows', async () => {
    const answer = await now(admin)
    expect(answer).toMatchObject({ waiting_count: 2, backlog_count: 3, breached_count: 1 })
    expect(answer.names).toMatchObject({
      agent: { 'test:ann': 'Ann' },
      queue: { 'test:q': 'Orders' },
      team: { 'test:a': 'A' },
    })
    expect(answer.limits).toEqual(DEFAULT_LIVE_LIMITS)
  })

  it.each(LIVE_SELECTIONS)(
    'lists behind “%s” exactly what was counted, for everyone',
    async (what) => {
      for (const as of [admin, ofTeam]) {
        const counted = (await now(as))[COUNTED[what]]
        const { total, cases } = (await get(as, `/cases?what=${what}`)).json<LiveCasesAnswer>()
        expect([total, cases.length]).toEqual([counted, counted])
      }
    },
  )

  it.each(LIVE_SELECTIONS)('counts of “%s” in a queue what it lists of it', async (what) => {
    for (const query of ['queue=test:q', 'queue=', 'queue=test:q&queue=', 'queue=test:none']) {
      const counted = (await now(admin, `?${query}`))[COUNTED[what]]
      const { total } = (await get(admin, `/cases?what=${what}&${query}`)).json<LiveCasesAnswer>()
      expect([query, total]).toEqual([query, counted])
    }
  })

  it('shows of a queue its waiting and its cases, and everybody with all they have in hand', async () => {
    const { agents } = await now(admin)
    const ofQueue = await now(admin, '?queue=test:q')
    expect(ofQueue).toMatchObject({ waiting_count: 2, backlog_count: 2, queues: [{}] })
    const none = await now(admin, '?queue=')
    expect(none).toMatchObject({ waiting_count: 0, backlog_count: 1, queues: [] })
    for (const answer of [ofQueue, none]) expect(answer.agents).toEqual(agents)
  })

  it('keeps to a queue, an agent or a team', async () => {
    const ids = async (as: string, query: string) =>
      (await get(as, `/cases?what=open&${query}`))
        .json<LiveCasesAnswer>()
        .cases.map((one) => one.case_id)
    expect(await ids(admin, 'agent=test%3Aann')).toEqual(['test:3'])
    expect(await ids(admin, 'queue=test%3Aq')).toEqual(['test:1', 'test:2'])
    expect(await ids(admin, 'queue=')).toEqual(['test:3'])
    expect(await ids(admin, 'team=test%3Ab')).toEqual(['test:3'])
    expect(await ids(ofTeam, 'team=test%3Ab')).toEqual([])
    expect((await now(admin, '?team=test%3Ab')).backlog_count).toBe(1)
    expect((await now(ofTeam, '?team=test%3Ab')).backlog_count).toBe(0)
  })

  it('shows a planner figures and no case', async () => {
    const answer = await now(planner)
    expect(answer.backlog_count).toBe(3)
    expect(answer.next_to_breach).toEqual([])
    expect((await get(planner, '/cases?what=open')).statusCode).toBe(403)
  })

  it('says that there are too few weeks to know what is usual', async () => {
    expect((await get(admin, '/expected')).json()).toMatchObject({
      basis: 'usual',
      weeks: 0,
      least_weeks: 4,
      slots: [],
    })
  })
})

describe('PUT /api/v1/live/limits', () => {
  const put = (as: string, payload: object) =>
    fixture.ask({ method: 'PUT', url: '/api/v1/live/limits', as, payload })

  it('is for whoever supervises everybody, and holds for everybody', async () => {
    const limits = { ...DEFAULT_LIVE_LIMITS, waiting_count: { warn: 5, bad: 12 } }
    expect((await put(ofTeam, limits)).statusCode).toBe(403)
    expect((await put(planner, limits)).statusCode).toBe(403)
    expect((await put(admin, limits)).json()).toEqual(limits)
    expect((await now(ofTeam)).limits).toEqual(limits)
  })

  it('says what is wrong with a limit', async () => {
    const answer = await put(admin, {
      ...DEFAULT_LIVE_LIMITS,
      backlog_count: { warn: -1, bad: null },
    })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('backlog_count.warn')
  })
})

describe('GET /api/v1/live/stream', () => {
  it('pushes a snapshot, what changed within two seconds, and ends with the session', async () => {
    await fixture.app.listen({ host: '127.0.0.1', port: 0 })
    const { port } = fixture.app.server.address() as AddressInfo
    const cookie = await hire({ role: 'manager' })
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/live/stream`, {
      headers: { cookie },
    })
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
    expect(answer.headers.get('content-security-policy')).not.toBeNull()
    const next = reader(answer)
    expect(await next()).toMatchObject({ name: 'snapshot', data: { backlog_count: 3 } })
    const payload = [event(0, 'case.opened', chat('4', 'a'), { opened_by: 'customer' })]
    await fixture.ask({ method: 'POST', url: '/api/v1/events?source=test', as: admin, payload })
    await fixture.rooms.spool.drain()
    const since = performance.now()
    expect(await next()).toMatchObject({ name: 'snapshot', data: { backlog_count: 4 } })
    expect(performance.now() - since).toBeLessThan(2_000)
    await fixture.ask({ method: 'DELETE', url: '/api/v1/session', as: cookie })
    expect(await next()).toEqual({ name: 'end', data: { reason: 'signed_out' } })
    expect(await next()).toBeNull()
  }, 20_000)
})

/** One event after the other; null at the end. */
function reader(answer: Response) {
  const chunks = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return async (): Promise<{ readonly name: string; readonly data: unknown } | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      if (end >= 0) {
        const [, name = '', data = ''] = /^event: (\w+)\ndata: (.*)/.exec(text) ?? []
        text = text.slice(end + 2)
        // It comes whenever nothing changed for a while: a busy machine hears it more often.
        if (name === 'still') continue
        return { name, data: JSON.parse(data) as unknown }
      }
      const read = await chunks?.read()
      if (read === undefined || read.done) return null
      text += read.value
    }
  }
}
