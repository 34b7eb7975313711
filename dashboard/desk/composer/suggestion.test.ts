import { describe, expect, it } from 'vitest'
import type { CannedReply, DeskSetting } from '../../../domain/contract/public.ts'
import { matchingColleagues, matchingReplies } from './suggestion.ts'

const reply = (shortcut: string, title: string, text: string): DeskSetting<CannedReply> => ({
  id: shortcut,
  position: 0,
  owner_id: null,
  updated_at: '2026-03-02T09:00:00.000Z',
  updated_by: null,
  body: { shortcut, title, text, sharing: { kind: 'all' } },
})

describe('canned replies for what was typed', () => {
  const replies = [
    reply('bye', 'Thanks and goodbye', 'Bye'),
    reply('refund', 'Money back', 'We refund within 3 days'),
    reply('thanks', 'Thanks', 'Thank you'),
    reply('wait', '请稍候', '我们会在 3 天内退款'),
  ]

  it.each([
    ['tha', ['thanks', 'bye']],
    ['退款', ['wait']],
    ['REF', ['refund']],
    ['nothing', []],
    ['', ['bye', 'refund', 'thanks', 'wait']],
  ])('%j', (words, ids) => {
    expect(matchingReplies(replies, words).map(({ id }) => id)).toEqual(ids)
  })
})

it('colleagues whose name begins so come first', () => {
  const agents = [
    { agent_id: '1', name: 'Joanna' },
    { agent_id: '2', name: 'Anna' },
    { agent_id: '3', name: 'Bo' },
  ]
  expect(matchingColleagues(agents, 'an').map(({ id }) => id)).toEqual(['2', '1'])
})
