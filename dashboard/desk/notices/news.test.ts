import { describe, expect, it } from 'vitest'
import { caseOf } from '../testing/entries.ts'
import { newsOf } from './news.ts'

const context = {
  agentId: 'desk:a',
  now: Date.parse('2026-03-02T09:00:30.000Z'),
  caseOf: () => caseOf({ customer_name: 'Lin', preview: 'Where is it?' }),
  toldUntil: () => '2026-03-02T08:00:00.000Z' as string | null,
}
const mine = caseOf({ agent_id: 'desk:a', last_seq: 4, read_seq: 3 })

describe('news', () => {
  it('is a case that came to me, with its words', () => {
    const frame = { type: 'assigned', case_id: 'desk:c1', reason: 'least loaded' } as const
    expect(newsOf(frame, context)).toMatchObject({ kind: 'assigned', words: 'Where is it?' })
  })

  it('is a customer’s word in a case of mine', () => {
    expect(newsOf({ type: 'case', case: mine }, context)).toMatchObject({
      kind: 'message',
      name: 'Lin',
      words: 'Hello',
    })
  })

  it.each([
    ['somebody else has it', { agent_id: 'desk:b' }],
    ['it is read', { read_seq: 4 }],
    ['it was said long ago', { last_message_at: '2026-03-02T08:59:00.000Z' }],
    ['it is the customer’s turn', { waiting_since: null }],
    ['it was told of', { last_message_at: '2026-03-02T08:00:00.000Z' }],
  ])('is nothing when %s', (_, change) => {
    expect(newsOf({ type: 'case', case: { ...mine, ...change } }, context)).toBeNull()
  })
})
