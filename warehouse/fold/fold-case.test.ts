import { describe, expect, it } from 'vitest'
import {
  agent,
  assigned,
  bot,
  customer,
  happened,
  minute,
  opened,
  resolved,
  status,
  tell,
} from '../testing/story.ts'

const queued = (minutes: number, queue = 'q') =>
  [minutes, 'case.queued', {}, { queue_id: queue }] as const
const secs = (minutes: number) => minutes * 60

describe('the first reply', () => {
  it('runs from opening to the first public message of an agent', () => {
    const facts = tell([opened(0), bot(1), agent(5)])
    expect(facts.case).toMatchObject({ first_reply_secs: secs(5), first_replied_by: 'desk:ann' })
  })

  it('runs from the last bot hand-off or reopening before it', () => {
    expect(tell([opened(0), happened(3, 'case.bot_handoff'), agent(5)]).case).toMatchObject({
      first_reply_secs: secs(2),
    })
    expect(
      tell([opened(0), resolved(2, null), happened(10, 'case.reopened'), agent(14)]).case,
    ).toMatchObject({ first_reply_secs: secs(4) })
  })

  it('does not exist for a case an agent opened, nor when the reply is the first event', () => {
    expect(tell([opened(0, { opened_by: 'agent' }), agent(5)]).case).toMatchObject({
      first_reply_secs: null,
      first_replied_at: null,
    })
    expect(tell([agent(0), customer(1), agent(3)]).case).toMatchObject({ first_reply_secs: null })
  })

  it('ignores notes, bots and systems', () => {
    const note = [
      2,
      'message.sent',
      { message_id: 'n', author: 'agent', is_note: true },
      { agent_id: 'ann' },
    ] as const
    expect(tell([opened(0), note, agent(6)]).case).toMatchObject({ first_reply_secs: secs(6) })
  })

  it('since acceptance runs from the first acceptance, and is null without one', () => {
    expect(tell([opened(0), assigned(2), assigned(3, 'bob'), agent(5, 'bob')]).case).toMatchObject({
      accept_to_first_reply_secs: secs(3),
    })
    expect(tell([opened(0), agent(5), assigned(6)]).case).toMatchObject({
      accept_to_first_reply_secs: null,
    })
  })

  it('has business time only where a calendar is in force', () => {
    const calendar = {
      calendar_id: 'c',
      version: 1,
      tz: 'UTC',
      week: { mon: [['09:00', '17:00'] as const] },
    }
    expect(tell([opened(0), agent(90)], { calendar }).case).toMatchObject({
      first_reply_secs: secs(90),
      first_reply_biz_secs: secs(30),
    })
    expect(tell([opened(0), agent(90)]).case).toMatchObject({ first_reply_biz_secs: null })
  })
})

describe('status', () => {
  it('keeps a resolved case resolved when it is closed', () => {
    const facts = tell([opened(0), resolved(5), status(60, 'closed')])
    expect(facts.case).toMatchObject({
      status: 'resolved',
      reopen_count: 0,
      last_resolved_at: minute(5),
    })
  })

  it('counts resolves in a row once, the first', () => {
    const facts = tell([opened(0), resolved(5), resolved(6), status(7, 'closed'), resolved(8)])
    expect(facts.resolutions.map((row) => row['resolved_at'])).toEqual([minute(5)])
  })

  it('counts one reopening for any move of a resolved case back to life', () => {
    const facts = tell([
      opened(0),
      resolved(5),
      happened(9, 'case.reopened'),
      status(9, 'open'),
      resolved(20),
    ])
    expect(facts.case).toMatchObject({
      reopen_count: 1,
      first_reopened_at: minute(9),
      full_resolution_secs: secs(20),
      first_resolution_secs: secs(5),
      resolve_count: 2,
    })
    expect(tell([opened(0), resolved(5), status(9, 'pending')]).case).toMatchObject({
      reopen_count: 1,
      last_resolved_at: null,
      status: 'pending',
    })
  })

  it('brings an abandoned case back by a customer message, not by queueing or assigning', () => {
    const gone = [opened(0), queued(0), happened(3, 'case.abandoned', { stage: 'queue' })] as const
    expect(tell([...gone, assigned(4)]).case).toMatchObject({ status: 'abandoned' })
    expect(tell([...gone, queued(4)]).case).toMatchObject({ status: 'abandoned' })
    expect(tell([...gone, customer(4)]).case).toMatchObject({ status: 'open', reopen_count: 0 })
  })

  it('ignores abandonment of a resolved case', () => {
    expect(tell([opened(0), resolved(5), happened(6, 'case.abandoned')]).case).toMatchObject({
      status: 'resolved',
    })
  })

  it('splits its intervals where holder, team or another value changes', () => {
    const facts = tell([opened(0), assigned(2), status(5, 'pending'), resolved(9)])
    expect(
      facts.case_states.map((row) => [row['status'], row['agent'], row['start_at'], row['end_at']]),
    ).toEqual([
      ['open', null, minute(0), minute(2)],
      ['open', 'desk:ann', minute(2), minute(5)],
      ['pending', 'desk:ann', minute(5), minute(9)],
      ['resolved', 'desk:ann', minute(9), null],
    ])
  })

  it('counts requester wait in open and on_hold only', () => {
    const facts = tell([
      opened(0),
      status(5, 'pending'),
      status(20, 'on_hold'),
      status(30, 'snoozed'),
      status(60, 'open'),
      resolved(61),
    ])
    expect(facts.case).toMatchObject({ requester_wait_secs: secs(16) })
  })
})

describe('transfers and first-contact resolution', () => {
  it('know a transfer by agent or team, up to the standing resolve', () => {
    expect(
      tell([opened(0), assigned(1), assigned(2, 'bob'), resolved(3, 'bob')]).case,
    ).toMatchObject({ is_transferred: true, is_one_agent_resolution: false })
    expect(tell([opened(0), assigned(1), resolved(3), assigned(4, 'bob')]).case).toMatchObject({
      is_transferred: false,
      is_one_agent_resolution: true,
    })
  })

  it('need one resolver with a name', () => {
    expect(tell([opened(0), assigned(1), resolved(3, null)]).case).toMatchObject({
      is_one_agent_resolution: false,
    })
    expect(tell([opened(0), [3, 'case.resolved', { by: 'bot' }]]).case).toMatchObject({
      is_one_agent_resolution: null,
    })
  })
})

describe('ratings', () => {
  const given = (minutes: number, score: number) =>
    happened(minutes, 'rating.given', { rating_id: 'r', score, scale_min: 1, scale_max: 5 })

  it('count the last score at the time of the first', () => {
    const facts = tell([
      opened(0),
      assigned(1),
      resolved(3),
      happened(4, 'rating.requested', { rating_id: 'r' }),
      given(5, 1),
      given(50, 5),
    ])
    expect(facts.ratings).toMatchObject([
      {
        requested_at: minute(4),
        rated_at: minute(5),
        score: 1,
        rated_agent: 'desk:ann',
        about: 'human',
      },
    ])
  })

  it('credit whom the request names, else the assignee then', () => {
    const facts = tell([
      opened(0),
      assigned(1),
      happened(4, 'rating.requested', { rating_id: 'r', agent_id: 'bob', about: 'bot' }),
      given(5, 3),
    ])
    expect(facts.ratings).toMatchObject([{ rated_agent: 'desk:bob', about: 'bot', score: 0.5 }])
    expect(tell([opened(0), assigned(1), given(5, 3)]).ratings).toMatchObject([
      { rated_agent: 'desk:ann', requested_at: null },
    ])
  })
})

describe('spam and merges', () => {
  it('exclude the case while the mark stands, and end what ran', () => {
    const marked = [opened(0), customer(0), happened(2, 'case.marked_spam')] as const
    expect(tell(marked).columns).toMatchObject({ is_excluded: true })
    const back = tell([...marked, happened(9, 'case.unmarked_spam'), customer(10), agent(12)])
    expect(back.columns).toMatchObject({ is_excluded: false })
    expect(back.waits).toMatchObject([
      { outcome: 'unanswered', ended_at: minute(2) },
      { outcome: 'replied', started_at: minute(10) },
    ])
  })
})

describe('what the case is', () => {
  it('comes from the earliest opening, else from the first event that says it', () => {
    const facts = tell([
      [
        0,
        'message.sent',
        { message_id: 'a', author: 'customer', language: 'zh-CN' },
        { customer_id: 'c1', channel: 'mail' },
      ],
      opened(1),
    ])
    expect(facts.columns).toMatchObject({
      channel: 'web',
      customer_id: 'desk:c1',
      language: 'zh-CN',
      case_kind: 'chat',
    })
    expect(facts.case).toMatchObject({ opened_at: minute(0), opened_by: 'customer' })
  })
})
