import { describe, expect, it } from 'vitest'
import { said, applied } from '../testing/promise-worlds.ts'
import { agent, customer, minute, opened, resolved, status, tell } from '../testing/story.ts'

describe('applications', () => {
  it('start the clock where the case says, and a new one cancels the running one', () => {
    const facts = tell(
      [opened(0), applied(2, 'resolution'), applied(5, 'resolution'), resolved(60)],
      said,
    )
    expect(facts.sla_targets).toMatchObject([
      { n: 0, outcome: 'cancelled' },
      { n: 1, outcome: 'met', started_at: minute(0), due_at: minute(60) },
    ])
  })

  it('after their own due create nothing and cancel nothing', () => {
    const late = applied(70, 'resolution')
    expect(tell([opened(0), late], said).sla_targets).toEqual([])
    const promised = applied(1, 'resolution', {
      policy_id: 'x',
      promised_at: new Date(minute(90)).toISOString(),
    })
    expect(tell([opened(0), promised, late, resolved(80)], said).sla_targets).toMatchObject([
      { outcome: 'met', due_at: minute(90) },
    ])
  })

  it('never erase a breach', () => {
    const facts = tell(
      [opened(0), applied(0, 'first_reply'), applied(20, 'first_reply'), agent(21)],
      said,
    )
    expect(facts.sla_targets).toMatchObject([{ outcome: 'breached', due_at: minute(10) }])
  })

  it('take pauses since the start into account', () => {
    const facts = tell(
      [opened(0), status(2, 'pending'), status(32, 'open'), applied(35, 'first_reply'), agent(39)],
      said,
    )
    expect(facts.sla_targets).toMatchObject([{ outcome: 'met', due_at: minute(40) }])
  })

  it('of an unknown version hold to what was promised', () => {
    const application = applied(0, 'first_reply', {
      policy_version: 7,
      promised_at: new Date(minute(30)).toISOString(),
    })
    const facts = tell(
      [opened(0), application, status(1, 'pending'), status(50, 'open'), agent(51)],
      said,
    )
    expect(facts.sla_targets).toMatchObject([
      { outcome: 'breached', due_at: minute(30), time: 'promised' },
    ])
  })
})

describe('promises that are kept or void', () => {
  it('are not made twice', () => {
    const facts = tell(
      [
        opened(0),
        applied(0, 'first_reply'),
        agent(3),
        applied(5, 'first_reply'),
        applied(6, 'resolution'),
        resolved(20),
        applied(21, 'resolution'),
      ],
      said,
    )
    expect(facts.sla_targets.map((row) => [row['target'], row['outcome']])).toEqual([
      ['first_reply', 'met'],
      ['resolution', 'met'],
    ])
  })

  it('were made for an instant at which nobody waited', () => {
    const early = applied(3, 'next_reply', {
      policy_id: 'other',
      promised_at: new Date(minute(9)).toISOString(),
    })
    expect(tell([opened(0), agent(1), early, customer(20), agent(25)], said).sla_targets).toEqual(
      [],
    )
  })
})
