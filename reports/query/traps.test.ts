/** Each a way in which other systems show a wrong number; metrics.md lists them. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { facts } from '../../warehouse/public.ts'
import { type FactDatabase, openDuckDbFacts } from '../../warehouse/testing/fact-database.ts'
import { ask } from '../testing/ask.ts'

const at = (written: string) => Date.parse(written)
const MARCH = { from: '2026-03-01', to: '2026-03-31' }
const later = { now: at('2026-04-20T00:00:00Z') }

let db: FactDatabase
beforeAll(async () => {
  db = await openDuckDbFacts()
})
afterEach(() => db.clear())
afterAll(() => db.close())

const opened = (id: string, openedAt: string) => ({
  case_id: id,
  opened_at: at(openedAt),
  status: 'open',
})

async function rowsOf(request: object, options: Parameters<typeof ask>[2] = later) {
  return (await ask(db, { ...MARCH, ...request }, options)).rows
}

describe('a number that others get wrong', () => {
  it('a ratio has numerator and denominator on one date, so it never exceeds 1', async () => {
    await db.insert(facts.cases, [
      { ...opened('s:1', '2026-02-27T10:00:00Z'), last_resolved_at: at('2026-03-02T10:00:00Z') },
      { ...opened('s:2', '2026-02-28T10:00:00Z'), last_resolved_at: at('2026-03-02T11:00:00Z') },
      opened('s:3', '2026-03-02T09:00:00Z'),
    ])
    const [row] = await rowsOf({ metrics: ['resolution_ratio', 'cases_resolved_count'] })
    expect(row).toMatchObject({
      resolution_ratio: 0,
      resolution_ratio__n: 1,
      cases_resolved_count: 2,
    })
  })

  it('without a calendar business time is empty, and leaves the mean of those that have one', async () => {
    const replied = { first_replied_at: at('2026-03-02T10:00:00Z'), first_reply_secs: 60 }
    await db.insert(facts.cases, [
      { ...opened('s:1', '2026-03-02T09:00:00Z'), ...replied, first_reply_biz_secs: 30 },
      { ...opened('s:2', '2026-03-02T09:00:00Z'), ...replied, first_reply_biz_secs: null },
    ])
    const [row] = await rowsOf({ metrics: ['first_reply_mean_biz_secs', 'first_reply_mean_secs'] })
    expect(row).toMatchObject({
      first_reply_mean_biz_secs: 30,
      first_reply_mean_biz_secs__n: 1,
      first_reply_mean_secs__n: 2,
    })
  })

  it('who replied and who held the case are different people, and the answer says which it shows', async () => {
    await db.insert(facts.cases, [
      {
        ...opened('s:1', '2026-03-02T09:00:00Z'),
        first_replied_at: at('2026-03-02T10:00:00Z'),
        first_reply_secs: 60,
        first_replied_by: 's:ann',
        first_replied_agent: 's:bo',
        participants: ['s:ann', 's:chen'],
      },
    ])
    const agents = async (credit?: string) => {
      const request = {
        metrics: ['first_reply_p50_secs'],
        dimensions: ['agent'],
        ...(credit === undefined ? {} : { credit }),
      }
      const answer = await ask(db, { ...MARCH, ...request }, later)
      return {
        agents: answer.rows.map((row) => row['agent']),
        credit: answer.meta.credit['first_reply_p50_secs'],
      }
    }
    expect(await agents()).toEqual({ agents: ['s:ann'], credit: 'author' })
    expect(await agents('assignee')).toEqual({ agents: ['s:bo'], credit: 'assignee' })
    expect(await agents('participant')).toEqual({
      agents: ['s:ann', 's:chen'],
      credit: 'participant',
    })
  })

  it('a hit ratio with nothing applied has no value, not 100 %', async () => {
    await db.insert(facts.cases, [opened('s:1', '2026-03-02T09:00:00Z')])
    await db.insert(facts.slaTargets, [
      {
        case_id: 's:1',
        target: 'first_reply',
        outcome: 'cancelled',
        due_at: at('2026-03-02T10:00:00Z'),
      },
    ])
    const [row] = await rowsOf({ metrics: ['sla_hit_ratio', 'sla_next_reply_hit_ratio'] })
    expect(row).toMatchObject({
      sla_hit_ratio: null,
      sla_hit_ratio__n: 0,
      sla_next_reply_hit_ratio: null,
    })
  })

  it('a breach stays when the policy is applied again', async () => {
    const due = { case_id: 's:1', target: 'first_reply', due_at: at('2026-03-02T10:00:00Z') }
    await db.insert(facts.slaTargets, [
      { ...due, n: 0, outcome: 'breached' },
      { ...due, n: 1, outcome: 'met', due_at: at('2026-03-02T12:00:00Z') },
    ])
    const [row] = await rowsOf({ metrics: ['sla_hit_ratio'] })
    expect(row).toMatchObject({ sla_hit_ratio: 0.5, sla_hit_ratio__n: 2 })
  })

  it('a bucket is cut by the zone asked for, not by the account or UTC', async () => {
    await db.insert(facts.cases, [opened('s:1', '2026-03-01T17:00:00Z')])
    const day = async (tz: string) =>
      (await rowsOf({ metrics: ['cases_opened_count'], grain: 'day', tz })).find(
        (row) => row['cases_opened_count'] === 1,
      )?.['day']
    expect(await day('UTC')).toBe('2026-03-01')
    expect(await day('Asia/Shanghai')).toBe('2026-03-02')
  })

  it('a day of 23 hours holds 23 hours of work, one of 25 holds 25', async () => {
    const states = ['2026-03-29', '2026-10-25'].flatMap((day, n) => {
      const start = at(`${day}T00:00:00Z`) - 6 * 3_600_000
      return [0, 1, 2].map((part) => ({
        agent: 's:ann',
        n: n * 10 + part,
        state: 'online',
        start_at: start + part * 12 * 3_600_000,
        end_at: start + (part + 1) * 12 * 3_600_000,
      }))
    })
    await db.insert(facts.agentStates, states)
    const secs = async (day: string) => {
      const request = {
        metrics: ['agent_state_secs'],
        grain: 'day',
        tz: 'Europe/Berlin',
        from: day,
        to: day,
      }
      return (await rowsOf(request, { now: at('2026-12-01T00:00:00Z') }))[0]?.['agent_state_secs']
    }
    expect(await secs('2026-03-29')).toBe(23 * 3600)
    expect(await secs('2026-10-25')).toBe(25 * 3600)
  })

  it('one case resolved twice is one case and two resolutions', async () => {
    await db.insert(facts.cases, [
      { ...opened('s:1', '2026-03-02T09:00:00Z'), last_resolved_at: at('2026-03-05T09:00:00Z') },
    ])
    await db.insert(facts.resolutions, [
      { case_id: 's:1', n: 0, resolved_at: at('2026-03-03T09:00:00Z'), by: 'agent' },
      { case_id: 's:1', n: 1, resolved_at: at('2026-03-05T09:00:00Z'), by: 'agent' },
    ])
    const [row] = await rowsOf({ metrics: ['cases_resolved_count', 'resolutions_count'] })
    expect(row).toMatchObject({ cases_resolved_count: 1, resolutions_count: 2 })
  })

  it('a case with two tags counts in two rows and once in the total, and a note says so', async () => {
    await db.insert(facts.cases, [
      { ...opened('s:1', '2026-03-02T09:00:00Z'), tags: ['late', 'vip'] },
    ])
    const answer = await ask(
      db,
      { ...MARCH, metrics: ['cases_opened_count'], dimensions: ['tag'], totals: true },
      later,
    )
    expect(answer.rows.map((row) => row['tag'])).toEqual(['late', 'vip'])
    expect(answer.totals).toMatchObject({ cases_opened_count: 1 })
    expect(answer.meta.notes).toMatchObject([{ code: 'MULTI_VALUED_TAG' }])
  })

  it('what is still open at the end of the range is shown by its age', async () => {
    await db.insert(facts.caseStates, [
      {
        case_id: 's:1',
        n: 0,
        opened_at: at('2026-02-01T00:00:00Z'),
        status: 'open',
        start_at: at('2026-02-01T00:00:00Z'),
      },
    ])
    const [row] = await rowsOf({
      metrics: ['backlog_count', 'backlog_oldest_age_secs', 'full_resolution_mean_secs'],
    })
    expect(row).toMatchObject({
      backlog_count: 1,
      backlog_oldest_age_secs: 59 * 86_400,
      full_resolution_mean_secs: null,
    })
  })

  it('a ratio keeps its fractions', async () => {
    await db.insert(
      facts.cases,
      Array.from({ length: 1000 }, (_, n) => ({
        ...opened(`s:${n}`, '2026-03-02T09:00:00Z'),
        last_resolved_at: n < 9 ? at('2026-03-03T09:00:00Z') : null,
      })),
    )
    const [row] = await rowsOf({ metrics: ['resolution_ratio'] })
    expect(row).toMatchObject({ resolution_ratio: 0.009 })
  })

  it('a queue that collapses does not look perfect: who still waits longer than T is in the sum', async () => {
    const stay = (n: number, outcome: string, waited: number | null) => ({
      case_id: `s:${n}`,
      queued_at: at('2026-03-02T09:00:00Z'),
      ended_at: waited === null ? null : at('2026-03-02T09:00:00Z') + waited * 1000,
      outcome,
    })
    await db.insert(facts.queueStays, [
      stay(1, 'assigned', 20),
      stay(2, 'waiting', null),
      stay(3, 'waiting', null),
      stay(4, 'abandoned', 5),
      stay(5, 'abandoned', 5.001),
    ])
    const metrics = ['service_level_ratio', 'short_abandons_count', 'abandon_ratio']
    const [row] = await rowsOf({ metrics })
    expect(row).toMatchObject({
      service_level_ratio: 0.25,
      service_level_ratio__n: 4,
      short_abandons_count: 1,
      abandon_ratio: 0.5,
    })
    const [soon] = await rowsOf({ metrics, as_of: '2026-03-02T09:00:20Z' })
    expect(soon).toMatchObject({ service_level_ratio: 0.5, service_level_ratio__n: 2 })
  })

  it('an agent online for days after a crash is unknown, not hard-working', async () => {
    await db.insert(facts.agentStates, [
      {
        agent: 's:ann',
        n: 0,
        state: 'online',
        start_at: at('2026-03-02T00:00:00Z'),
        end_at: at('2026-03-02T16:00:00Z'),
      },
      { agent: 's:ann', n: 1, state: 'busy', start_at: at('2026-03-03T00:00:00Z'), end_at: null },
      {
        agent: 's:bo',
        n: 0,
        state: 'offline',
        start_at: at('2026-03-02T00:00:00Z'),
        end_at: at('2026-03-04T00:00:00Z'),
      },
    ])
    const rows = await rowsOf({
      metrics: ['agent_state_secs'],
      dimensions: ['agent', 'agent_state'],
    })
    expect(rows.map((row) => [row['agent_state'], row['agent_state_secs']])).toEqual([
      ['online', 16 * 3600],
      ['offline', 48 * 3600],
    ])
  })

  it('work past midnight lies in both of its days, on either side of it', async () => {
    await db.insert(facts.agentStates, [
      {
        agent: 's:ann',
        n: 0,
        state: 'online',
        start_at: at('2026-03-02T22:00:00Z'),
        end_at: at('2026-03-03T06:00:00Z'),
      },
    ])
    const rows = await rowsOf({
      metrics: ['agent_state_secs'],
      grain: 'day',
      from: '2026-03-02',
      to: '2026-03-03',
    })
    expect(rows.map((row) => row['agent_state_secs'])).toEqual([2 * 3600, 6 * 3600])
  })
})
