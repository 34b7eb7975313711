import { describe, expect, it } from 'vitest'
import {
  conditions,
  policy,
  first,
  next,
  resolution,
  said,
  applied,
  reopened,
} from '../testing/promise-worlds.ts'
import {
  agent,
  assigned,
  customer,
  happened,
  minute,
  opened,
  resolved,
  START,
  status,
  tell,
  type World,
} from '../testing/story.ts'

describe('a first_reply promise', () => {
  it('is met at its due, and breached a moment later', () => {
    expect(tell([opened(0), agent(10)], first(10)).sla_targets).toMatchObject([
      { target: 'first_reply', outcome: 'met', due_at: minute(10), met_by: 'desk:ann' },
    ])
    expect(tell([opened(0), agent(10.001)], first(10)).sla_targets).toMatchObject([
      { outcome: 'breached', due_at: minute(10), ended_at: minute(10) },
    ])
  })

  it('runs on while nobody has replied', () => {
    expect(tell([opened(0)], first(10)).sla_targets).toMatchObject([
      { outcome: 'running', due_at: minute(10) },
    ])
  })

  it('rests in the pausing statuses, which moves the due', () => {
    expect(
      tell([opened(0), status(4, 'pending'), status(30, 'open'), agent(35)], first(10)).sla_targets,
    ).toMatchObject([{ outcome: 'met', due_at: minute(36), paused_secs: 26 * 60 }])
    expect(tell([opened(0), status(4, 'pending')], first(10)).sla_targets).toMatchObject([
      { outcome: 'running', due_at: null },
    ])
  })

  it('is cancelled by resolve, close or abandon before its due, not after', () => {
    for (const end of [
      resolved(5),
      status(5, 'closed'),
      happened(5, 'case.abandoned'),
      happened(5, 'case.marked_spam'),
    ]) {
      expect(tell([opened(0), end], first(10)).sla_targets).toMatchObject([
        { outcome: 'cancelled' },
      ])
    }
    expect(tell([opened(0), resolved(15)], first(10)).sla_targets).toMatchObject([
      { outcome: 'breached' },
    ])
  })

  it('restarts in full with a hand-off; an earlier breach stays', () => {
    expect(
      tell([opened(0), happened(5, 'case.bot_handoff'), agent(14)], first(10)).sla_targets,
    ).toMatchObject([{ outcome: 'met', started_at: minute(5), due_at: minute(15) }])
    expect(
      tell([opened(0), happened(12, 'case.bot_handoff'), agent(13)], first(10)).sla_targets,
    ).toMatchObject([{ outcome: 'breached', due_at: minute(10) }])
  })

  it('applied to a case that had ended is cancelled by the next resolve or close', () => {
    for (const end of [resolved(5), status(5, 'closed')]) {
      expect(
        tell([opened(0), happened(1, 'case.abandoned'), applied(2, 'first_reply'), end], said)
          .sla_targets,
      ).toMatchObject([{ outcome: 'cancelled', ended_at: minute(5) }])
    }
  })

  it('does not exist where there can be no first reply', () => {
    expect(tell([opened(0, { opened_by: 'agent' }), agent(3)], first(10)).sla_targets).toEqual([])
  })
})

describe('a next_reply promise', () => {
  it('covers every wait after a human reply, not the first', () => {
    const facts = tell(
      [opened(0), customer(0), agent(2), customer(5), agent(9), customer(20), agent(31)],
      next(10),
    )
    expect(facts.sla_targets).toMatchObject([
      { n: 0, outcome: 'met', started_at: minute(5), due_at: minute(15) },
      { n: 1, outcome: 'breached', started_at: minute(20), due_at: minute(30) },
    ])
  })

  it('is not moved by a hand-off', () => {
    const facts = tell(
      [opened(0), agent(1), customer(5), happened(8, 'case.bot_handoff'), agent(16)],
      next(10),
    )
    expect(facts.sla_targets).toMatchObject([{ outcome: 'breached', due_at: minute(15) }])
  })

  it('of an unknown version serves one wait', () => {
    const application = applied(3, 'next_reply', {
      policy_id: 'other',
      promised_at: new Date(minute(9)).toISOString(),
    })
    const facts = tell(
      [opened(0), agent(1), application, customer(5), agent(8), customer(20), agent(25)],
      said,
    )
    expect(facts.sla_targets).toMatchObject([
      { outcome: 'met', due_at: minute(9), time: 'promised' },
    ])
    expect(facts.sla_targets).toHaveLength(1)
  })

  it('applied too late for the running wait serves those after it', () => {
    const late = [opened(0), agent(1), customer(5), applied(20, 'next_reply'), agent(25)]
    expect(tell([...late, customer(30), agent(35)], said).sla_targets).toMatchObject([
      { n: 0, outcome: 'met', started_at: minute(30), due_at: minute(40) },
    ])
    expect(tell(late, said).sla_targets).toEqual([])
  })

  it('stays cancelled until the next application', () => {
    const facts = tell(
      [
        opened(0),
        applied(0, 'next_reply'),
        agent(1),
        customer(5),
        happened(6, 'sla.cancelled', { target: 'next_reply' }),
        agent(7),
        customer(10),
        agent(11),
        applied(12, 'next_reply'),
        customer(20),
        agent(21),
      ],
      said,
    )
    expect(facts.sla_targets.map((row) => row['outcome'])).toEqual(['cancelled', 'met'])
  })
})

describe('a resolution promise', () => {
  it('is decided by the standing resolve; resolved time moves its due like a pause', () => {
    const facts = tell([opened(0), resolved(50), reopened(200), resolved(205)], resolution(60))
    expect(facts.sla_targets).toMatchObject([
      { outcome: 'met', due_at: minute(210), ended_at: minute(205) },
    ])
    expect(
      tell([opened(0), resolved(50), reopened(200), resolved(215)], resolution(60)).sla_targets,
    ).toMatchObject([{ outcome: 'breached', due_at: minute(210) }])
  })

  it('stays breached whatever follows', () => {
    const facts = tell([opened(0), resolved(70), reopened(80), resolved(81)], resolution(60))
    expect(facts.sla_targets).toMatchObject([{ outcome: 'breached', due_at: minute(60) }])
  })

  it('is cancelled by closing unresolved and by abandoning', () => {
    expect(tell([opened(0), status(5, 'closed')], resolution(60)).sla_targets).toMatchObject([
      { outcome: 'cancelled' },
    ])
    expect(
      tell([opened(0), happened(5, 'case.abandoned')], resolution(60)).sla_targets,
    ).toMatchObject([{ outcome: 'cancelled' }])
  })

  it('met while its clock rests has the due it would have had', () => {
    const facts = tell([opened(0), status(20, 'pending'), resolved(500)], resolution(60))
    expect(facts.sla_targets).toMatchObject([{ outcome: 'met', due_at: minute(540) }])
  })
})

describe('policies by their conditions', () => {
  it('apply the one with most conditions, then the least id, per target', () => {
    const world: World = {
      policies: [
        policy('b', { first_reply: 20, resolution: 100 }),
        policy('a', { first_reply: 30 }),
        {
          ...policy('z', { first_reply: 5 }),
          conditions: { ...conditions, kind: 'chat' as const },
        },
      ],
    }
    expect(tell([opened(0)], world).sla_targets).toMatchObject([
      { target: 'first_reply', due_at: minute(5), policy: 'z' },
      { target: 'resolution', due_at: minute(100), policy: 'b' },
    ])
  })

  it('are left alone where the source says itself', () => {
    expect(tell([opened(0)], said).sla_targets).toEqual([])
  })
})

describe('business time', () => {
  it('ends on the end of a window, not at the next opening', () => {
    const calendar = {
      calendar_id: 'c',
      version: 1,
      tz: 'UTC',
      week: { mon: [['08:00', '10:00'] as const], tue: [['08:00', '10:00'] as const] },
    }
    const base = policy('p', {})
    const world: World = {
      calendar,
      policies: [{ ...base, targets: { first_reply: { secs: 7200, time: 'business' } } }],
    }
    expect(START).toBe(Date.UTC(2026, 2, 2, 8))
    expect(tell([opened(0)], world).sla_targets).toMatchObject([
      { due_at: minute(120), calendar: 'c', time: 'business' },
    ])
    const paused = tell(
      [opened(0), status(60, 'pending'), status(600, 'open'), assigned(601)],
      world,
    )
    expect(paused.sla_targets).toMatchObject([{ due_at: minute(24 * 60 + 60) }])
  })
})
