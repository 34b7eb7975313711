import { describe, expect, it } from 'vitest'
import { compileCalendar } from '../../domain/public.ts'
import { conditions } from '../../warehouse/testing/promise-worlds.ts'
import {
  agent,
  assigned,
  happened,
  minute,
  opened,
  resolved,
  status,
  type Telling,
  tell,
} from '../../warehouse/testing/story.ts'
import { type PromiseClock, type StateSpan, type StaySpan, useOfTime } from './use-of-time.ts'

const CALENDAR = {
  calendar_id: 'office',
  version: 1,
  tz: 'UTC',
  week: { mon: [['08:00', '10:00']], tue: [['08:00', '10:00']], wed: [['08:00', '10:00']] },
} as const
const DAY = 24 * 60

/** What a story's one promise says, and where its time went. */
function usesOf(events: readonly Telling[], target: string, time: 'wall' | 'business') {
  const facts = tell(events, {
    calendar: CALENDAR,
    policies: [
      {
        policyId: 'p',
        version: 1,
        effectiveAt: 0,
        conditions,
        targets: { [target]: { secs: 3600, time } },
        pauseOn: ['pending'],
      },
    ],
  })
  const states = facts.case_states.map(
    (row): StateSpan => ({
      start: Number(row['start_at']),
      end: row['end_at'] === null ? null : Number(row['end_at']),
      status: String(row['status']),
      team: (row['team'] ?? null) as string | null,
      agent: (row['agent'] ?? null) as string | null,
    }),
  )
  const stays = facts.queue_stays.map(
    (row): StaySpan => ({
      start: Number(row['queued_at']),
      end: row['ended_at'] === null ? null : Number(row['ended_at']),
      queue: (row['queue'] ?? null) as string | null,
    }),
  )
  const clock: PromiseClock = {
    calendar: time === 'business' ? compileCalendar(CALENDAR) : null,
    restsIn: new Set(target === 'resolution' ? ['pending', 'resolved'] : ['pending']),
  }
  const [promise] = facts.sla_targets
  if (promise === undefined) throw new Error('the story makes no promise')
  const between = (from: number, to: number) => useOfTime({ states, stays }, clock, { from, to })
  return { promise, between, start: Number(promise['started_at']), due: Number(promise['due_at']) }
}

const queued = (minutes: number): Telling => [minutes, 'case.queued', {}, { queue_id: 'shop' }]
const passed = (minutes: number, who: string): Telling => [
  minutes,
  'case.transferred',
  { to_agent: who },
  {},
]

const STORIES: readonly (readonly [name: string, target: string, events: readonly Telling[]])[] = [
  ['waits in a queue', 'first_reply', [opened(0), queued(1), assigned(50), agent(3 * DAY)]],
  [
    'rests in between',
    'first_reply',
    [opened(0), assigned(5), status(10, 'pending'), status(95, 'open'), agent(4 * DAY)],
  ],
  [
    'goes from hand to hand',
    'resolution',
    [opened(0), assigned(20), passed(30, 'bob'), status(40, 'on_hold'), resolved(4 * DAY)],
  ],
  [
    'comes back after a resolve',
    'resolution',
    [opened(0), assigned(2), resolved(30), happened(100, 'case.reopened'), resolved(4 * DAY)],
  ],
  ['is left alone', 'resolution', [opened(7), status(2 * DAY, 'snoozed')]],
]

describe.each(['wall', 'business'] as const)('the time of a promise in %s time', (time) => {
  it.each(STORIES)('that %s is used up at its due, to the millisecond', (_name, target, events) => {
    const { promise, between, start, due } = usesOf(events, target, time)
    expect(['breached', 'running']).toContain(promise['outcome'])
    const used = between(start, due)
    expect(used.reduce((sum, { secs }) => sum + secs, 0)).toBeCloseTo(3600, 6)
    expect(used.every(({ secs }) => secs > 0)).toBe(true)
  })

  it.each(STORIES)('that %s adds up over any cut', (_name, target, events) => {
    const { between, start } = usesOf(events, target, time)
    const sum = (from: number, to: number) =>
      between(from, to).reduce((total, { secs }) => total + secs, 0)
    for (const cut of [1, 33, 61, DAY, DAY + 17]) {
      const [middle, end] = [start + cut * 60_000, start + 5 * DAY * 60_000]
      expect(sum(start, middle) + sum(middle, end)).toBeCloseTo(sum(start, end), 6)
    }
  })
})

describe('where the time went', () => {
  const places = (events: readonly Telling[], until: number) => {
    const { between, start } = usesOf(events, 'resolution', 'wall')
    return between(start, minute(until)).map(
      ({ kind, queue_id, agent_id, is_after_transfer, secs }) => [
        kind,
        queue_id ?? agent_id,
        is_after_transfer,
        secs / 60,
      ],
    )
  }

  it('is told by place, in the order they came', () => {
    expect(places([opened(0), queued(2), assigned(10), passed(25, 'bob')], 60)).toEqual([
      ['unassigned', null, false, 2],
      ['queue', 'desk:shop', false, 8],
      ['agent', 'desk:ann', false, 15],
      ['agent', 'desk:bob', true, 35],
    ])
  })

  it('is one part where a case comes back to', () => {
    const events = [opened(0), assigned(0), passed(10, 'bob'), passed(15, 'ann')]
    expect(places(events, 60)).toEqual([
      ['agent', 'desk:ann', false, 55],
      ['agent', 'desk:bob', true, 5],
    ])
  })

  it('is nowhere while the clock rests', () => {
    const events = [opened(0), assigned(0), status(10, 'pending'), status(50, 'open')]
    expect(places(events, 60)).toEqual([['agent', 'desk:ann', false, 20]])
  })
})
