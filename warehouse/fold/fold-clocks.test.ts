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

describe('queue stays', () => {
  it('end by acceptance, by whomever and by transfer to an agent', () => {
    const transfer = happened(4, 'case.transferred', { to_agent: 'bob' })
    expect(tell([opened(0), queued(1), assigned(3)]).queue_stays).toMatchObject([
      { outcome: 'assigned', wait_secs: secs(2), accepted_by: 'desk:ann' },
    ])
    expect(tell([opened(0), queued(1), transfer]).queue_stays).toMatchObject([
      { outcome: 'assigned', wait_secs: secs(3), accepted_by: 'desk:bob' },
    ])
  })

  it('know abandoned, expired and left apart', () => {
    const endings = [
      [happened(2, 'case.abandoned'), 'abandoned'],
      [happened(2, 'case.dequeued', { reason: 'expired' }), 'expired'],
      [happened(2, 'case.dequeued', { reason: 'to_ticket' }), 'left'],
      [resolved(2), 'left'],
      [status(2, 'closed'), 'left'],
      [happened(2, 'case.merged', { into: '9' }), 'left'],
      [happened(2, 'case.marked_spam'), 'left'],
    ] as const
    for (const [ending, outcome] of endings) {
      expect(tell([opened(0), queued(1), ending]).queue_stays).toMatchObject([
        { outcome, ended_at: minute(2) },
      ])
    }
    expect(tell([opened(0), queued(1)]).queue_stays).toMatchObject([
      { outcome: 'waiting', ended_at: null },
    ])
  })

  it('ignore a second queueing in the same queue and end when queued elsewhere', () => {
    const facts = tell([opened(0), queued(1), queued(2), queued(5, 'other'), assigned(6)])
    expect(facts.queue_stays).toMatchObject([
      { outcome: 'left', queued_at: minute(1), ended_at: minute(5), queue: 'desk:q' },
      { outcome: 'assigned', queued_at: minute(5), queue: 'desk:other' },
    ])
  })

  it('end with a resolve or close also in a case that had ended before it was queued', () => {
    const abandoned = happened(2, 'case.abandoned')
    const endings = [
      [resolved(2), status(5, 'closed')],
      [resolved(2), resolved(5)],
      [status(2, 'closed'), resolved(5)],
      [abandoned, resolved(5)],
      [abandoned, status(5, 'closed')],
    ] as const
    for (const [earlier, ending] of endings) {
      expect(tell([opened(0), earlier, queued(3), ending]).queue_stays).toMatchObject([
        { outcome: 'left', queued_at: minute(3), ended_at: minute(5) },
      ])
    }
    const ignored = tell([opened(0), resolved(2), queued(3), happened(5, 'case.abandoned')])
    expect(ignored.queue_stays).toMatchObject([{ outcome: 'waiting' }])
  })

  it('keep the first reply before the next stay', () => {
    const facts = tell([opened(0), queued(1), assigned(2), queued(5), assigned(6), agent(7)])
    expect(facts.queue_stays).toMatchObject([{ replied_at: null }, { replied_at: minute(7) }])
  })
})

describe('waits', () => {
  it('begin at the first unanswered customer message and end at the human reply', () => {
    const facts = tell([
      opened(0),
      customer(0),
      customer(1),
      agent(4),
      customer(10),
      customer(11),
      agent(15, 'bob'),
    ])
    expect(facts.waits).toMatchObject([
      { started_at: minute(0), outcome: 'replied', reply_secs: secs(4), replied_by: 'desk:ann' },
      { started_at: minute(10), outcome: 'replied', reply_secs: secs(5), replied_by: 'desk:bob' },
    ])
  })

  it('end unanswered by resolve, close, abandon, spam and merge, not by notes and transfers', () => {
    const endings = [
      resolved(5),
      status(5, 'closed'),
      happened(5, 'case.abandoned'),
      happened(5, 'case.marked_spam'),
      happened(5, 'case.merged', { into: '9' }),
    ]
    for (const ending of endings) {
      expect(tell([opened(0), customer(1), ending]).waits).toMatchObject([
        { outcome: 'unanswered', ended_at: minute(5) },
      ])
    }
    const transfer = happened(5, 'case.transferred', { to_team: 'b' })
    expect(tell([opened(0), customer(1), transfer]).waits).toMatchObject([
      { outcome: 'open', ended_at: null },
    ])
  })

  it('do not run before the hand-off or the first assignment where a bot speaks', () => {
    expect(
      tell([opened(0), customer(0), bot(1), happened(4, 'case.bot_handoff'), agent(6)]).waits,
    ).toMatchObject([{ started_at: minute(4), reply_secs: secs(2) }])
    expect(tell([opened(0), customer(0), bot(1), assigned(3), agent(6)]).waits).toMatchObject([
      { started_at: minute(3), reply_secs: secs(3) },
    ])
    expect(tell([opened(0), customer(0), bot(1)]).waits).toEqual([])
  })

  it('move to the last hand-off while they run', () => {
    const facts = tell([
      opened(0),
      customer(0),
      happened(2, 'case.bot_handoff'),
      happened(4, 'case.bot_handoff'),
      agent(6),
    ])
    expect(facts.waits).toMatchObject([{ started_at: minute(4) }])
  })

  it('start at the last customer message before a reopening', () => {
    const facts = tell([
      opened(0),
      agent(1),
      resolved(2),
      customer(10),
      customer(20),
      happened(30, 'case.reopened'),
      agent(35),
    ])
    expect(facts.waits).toMatchObject([{ started_at: minute(20), reply_secs: secs(15) }])
    expect(tell([opened(0), resolved(2), customer(10)]).waits).toEqual([])
  })

  it('count a message_id once', () => {
    const twice = [3, 'message.sent', { message_id: 'same', author: 'customer' }] as const
    const facts = tell([
      opened(0),
      twice,
      agent(4),
      [5, 'message.sent', { message_id: 'same', author: 'customer' }],
    ])
    expect(facts.waits).toHaveLength(1)
    expect(facts.messages).toHaveLength(2)
  })
})

describe('stretches', () => {
  it('end when given to another, unassigned, or transferred to a team alone', () => {
    const facts = tell([
      opened(0),
      assigned(1),
      assigned(3, 'bob'),
      happened(6, 'case.transferred', { from_agent: 'bob', to_team: 'b' }),
      assigned(8),
      happened(9, 'case.unassigned'),
    ])
    expect(
      facts.assignments.map((row) => [row['agent'], row['started_at'], row['ended_at']]),
    ).toEqual([
      ['desk:ann', minute(1), minute(3)],
      ['desk:bob', minute(3), minute(6)],
      ['desk:ann', minute(8), minute(9)],
    ])
  })

  it('begin anew with the holder kept after a reopening or an un-spam', () => {
    const facts = tell([
      opened(0),
      assigned(1),
      resolved(5),
      happened(9, 'case.reopened'),
      resolved(12),
    ])
    expect(facts.assignments).toMatchObject([
      { started_at: minute(1), ended_at: minute(5), handle_secs: null },
      { started_at: minute(9), ended_at: minute(12), handle_secs: secs(7) },
    ])
    expect(
      tell([
        opened(0),
        assigned(1),
        happened(2, 'case.marked_spam'),
        happened(4, 'case.unmarked_spam'),
      ]).assignments,
    ).toMatchObject([
      { started_at: minute(1), ended_at: minute(2) },
      { started_at: minute(4), ended_at: null },
    ])
  })

  it('count handle time only while open', () => {
    const facts = tell([
      opened(0),
      assigned(1),
      status(3, 'pending'),
      status(10, 'open'),
      resolved(12),
    ])
    expect(facts.assignments).toMatchObject([{ handle_secs: secs(4) }])
    expect(facts.chats_in_hand).toMatchObject([
      { start_at: minute(1), end_at: minute(3) },
      { start_at: minute(10), end_at: minute(12) },
    ])
  })

  it('count a ticket only while its agent works, and not at all when no state is known', () => {
    const ticket = [0, 'case.opened', {}, { case_kind: 'ticket' }] as const
    const working = {
      'desk:ann': [
        [minute(-60), minute(3)],
        [minute(6), minute(8)],
      ] as const,
    }
    expect(tell([ticket, assigned(1), resolved(10)], { working }).assignments).toMatchObject([
      { handle_secs: secs(4) },
    ])
    expect(tell([ticket, assigned(1), resolved(10)]).assignments).toMatchObject([
      { handle_secs: null },
    ])
    expect(tell([ticket, assigned(1), resolved(10)]).chats_in_hand).toEqual([])
  })
})
