import { facts } from '../../warehouse/public.ts'
import { keysAt, type Milestone } from '../milestone.ts'
import { covered, pieces } from '../relations/pieces.ts'

export const chatInHand: Milestone = {
  id: 'chats_in_hand.interval',
  table: facts.chatsInHand,
  name: { en: 'the time in hand, clipped', 'zh-CN': '在手时段（裁剪后）' },
  at: 'piece_start',
  keys: keysAt(''),
  credits: { assignee: 'agent' },
  keepsExcluded: true,
  rows(scan) {
    const spans = `(select h.*, coalesce(h.end_at, ${scan.asOf}) as span_end
      from ${scan.filtered((row) => `${row}.agent is not null and ${row}.start_at < ${scan.to}`)} as h)`
    // In a cell only its own chats count: the time with at least one of them, per agent.
    return covered(pieces(spans, scan), ['w.agent', ...scan.keysOf('w')])
  },
}
