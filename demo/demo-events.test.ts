import { describe, expect, it } from 'vitest'
import { parseEvent } from '../domain/public.ts'
import type { DemoEvent, DemoOptions } from './demo-event.ts'
import { demoEvents } from './demo-events.ts'
import { DAY_MS } from './local-day.ts'

const FROM = Date.parse('2026-03-01T00:00:00+08:00')
const OPTIONS: DemoOptions = {
  seed: 11,
  from: FROM,
  until: FROM + 20 * DAY_MS,
  cases: 3_000,
  tz: 'Asia/Shanghai',
}
const HISTORY = [...demoEvents(OPTIONS)]

describe('demoEvents', () => {
  it('gives the same events for the same options, and others for another seed', () => {
    expect(textOf([...demoEvents(OPTIONS)])).toBe(textOf(HISTORY))
    const other = demoEvents({ ...OPTIONS, seed: 12 })
    expect(textOf([...other])).not.toBe(textOf(HISTORY))
  })

  it('tells everything in order of time, between from and until', () => {
    const instants = HISTORY.map((event) => Date.parse(event.occurred_at))
    expect(instants.every((at, index) => at >= (instants[index - 1] ?? FROM))).toBe(true)
    expect(instants.at(-1)).toBeLessThan(OPTIONS.until)
    expect(instants.at(-1)).toBeGreaterThan(OPTIONS.until - DAY_MS / 24)
  })

  it('is valid by the event catalogue, every line of it', () => {
    const refused = HISTORY.map((event) => parseEvent(event, 'demo')).filter((parsed) => !parsed.ok)
    expect(refused).toEqual([])
    expect(new Set(HISTORY.map((event) => event.event_id)).size).toBe(HISTORY.length)
  })

  it('runs on past the sized stretch as the same sequence: history and live are one', () => {
    const live = demoEvents({ ...OPTIONS, until: Infinity, sizedUntil: OPTIONS.until })
    const first = Array.from({ length: HISTORY.length + 500 }, () => live.next().value)
    expect(textOf(first.slice(0, HISTORY.length))).toBe(textOf(HISTORY))
    expect(Date.parse(first.at(-1)?.occurred_at ?? '')).toBeGreaterThan(OPTIONS.until)
  })

  it('comes close to the volume asked for', () => {
    const opened = countOf('case.opened')
    expect(opened).toBeGreaterThan(OPTIONS.cases * 0.95)
    expect(opened).toBeLessThan(OPTIONS.cases * 1.05)
  })

  it('names in its events only who and what it has introduced before', () => {
    const known = new Set<string>()
    const strangers = new Set<string>()
    for (const event of HISTORY) {
      const { agent_id, team_id, queue_id, customer_id, case_id } = event
      if (event.type.endsWith('.updated')) {
        for (const id of [agent_id, team_id, queue_id, customer_id])
          if (id !== undefined) known.add(id)
      }
      if (event.type === 'case.opened' && case_id !== undefined) known.add(case_id)
      for (const id of [agent_id, team_id, queue_id, customer_id, case_id]) {
        if (id !== undefined && !known.has(id)) strangers.add(id)
      }
    }
    expect([...strangers]).toEqual([])
  })

  it('lets every kind of thing happen that a contact centre knows', () => {
    const types = new Set(HISTORY.map((event) => event.type))
    for (const type of [
      'case.abandoned',
      'case.transferred',
      'case.reopened',
      'case.merged',
      'case.marked_spam',
      'case.bot_handoff',
      'case.tagged',
      'case.classified',
      'case.priority_changed',
      'message.edited',
      'followup.scheduled',
      'followup.done',
      'rating.requested',
      'rating.given',
      'sla.applied',
      'shift.published',
      'agent.state_changed',
    ])
      expect(types).toContain(type)
    const statuses = HISTORY.filter((event) => event.type === 'case.status_changed')
    expect(new Set(statuses.map((event) => event.data['status']))).toEqual(
      new Set(['open', 'pending', 'on_hold', 'snoozed', 'closed']),
    )
  })

  it('counts seq up by one within each case', () => {
    const last = new Map<string, number>()
    const gaps: DemoEvent[] = []
    for (const event of HISTORY) {
      if (event.case_id === undefined) continue
      if (event.seq !== (last.get(event.case_id) ?? 0) + 1) gaps.push(event)
      last.set(event.case_id, event.seq ?? 0)
    }
    expect(gaps).toEqual([])
  })

  it('gives better ratings to warm agents and short waits', () => {
    const waits = queueWaits(HISTORY)
    const scores: { readonly wait: number; readonly score: number }[] = []
    for (const event of HISTORY) {
      const wait = waits.get(event.case_id ?? '')
      if (event.type === 'rating.given' && wait !== undefined)
        scores.push({ wait, score: Number(event.data['score']) })
    }
    const mean = (list: typeof scores) =>
      list.reduce((sum, { score }) => sum + score, 0) / list.length
    const long = scores.filter(({ wait }) => wait > 60_000)
    expect(long.length).toBeGreaterThan(10)
    expect(mean(scores.filter(({ wait }) => wait < 15_000))).toBeGreaterThan(mean(long))
  })
})

/** One line per event: compared as text, which is much faster than field by field. */
function textOf(events: readonly unknown[]): string {
  return events.map((event) => JSON.stringify(event)).join('\n')
}

function countOf(type: string): number {
  return HISTORY.filter((event) => event.type === type).length
}

/** First queue wait of each chat, ms. */
function queueWaits(events: readonly DemoEvent[]): Map<string, number> {
  const queued = new Map<string, number>()
  const waits = new Map<string, number>()
  for (const { type, case_id, case_kind, occurred_at } of events) {
    if (case_id === undefined || case_kind !== 'chat') continue
    const at = Date.parse(occurred_at)
    if (type === 'case.queued' && !queued.has(case_id)) queued.set(case_id, at)
    if (type === 'case.assigned' && !waits.has(case_id))
      waits.set(case_id, at - (queued.get(case_id) ?? at))
  }
  return waits
}
