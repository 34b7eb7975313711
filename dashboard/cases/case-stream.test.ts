import { expect, it } from 'vitest'
import { MESSAGES, type MessageKey } from '../../charts/public.ts'
import type { CaseMoment, Transcript } from '../../domain/contract/public.ts'
import { type CaseFiring, streamOf } from './case-stream.ts'
import { firingWords, momentWords } from './moment-words.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 2, 1, 9, minute)).toISOString()
const moment = (minute: number, type: string, details: CaseMoment['details'] = {}): CaseMoment => ({
  event_id: `${type}${String(minute)}`,
  at: at(minute),
  type,
  agent_id: 's:ann',
  team_id: null,
  queue_id: null,
  details,
})
const transcript: Transcript = {
  case_id: 's:1',
  messages: [
    {
      message_id: 'm',
      sent_at: at(0),
      author: 'customer',
      agent_id: null,
      is_note: false,
      text: 'x',
    },
  ],
  waits: [],
  promises: [],
  names: {},
}
const moments = [
  moment(0, 'case.opened'),
  moment(0, 'agent.focus_changed'),
  moment(0, 'sla.applied'),
]

const FIRING: CaseFiring = {
  number: 1,
  at: at(0),
  rule_name: 'Refunds',
  steps: ['add_tags', 'set_priority'],
  outcome: 'done',
}

it('opens a case before its first words and tells the rest of that instant after them', () => {
  const kinds = streamOf(transcript, { moments, firings: [FIRING] }, 'all').map((item) =>
    item.kind === 'moment' ? item.moment.type : item.kind,
  )
  expect(kinds).toEqual(['case.opened', 'message', 'sla.applied', 'firing'])
  expect(streamOf(transcript, { moments, firings: [FIRING] }, 'said')).toHaveLength(1)
  expect(streamOf(transcript, { moments, firings: [FIRING] }, 'events')).toHaveLength(3)
})

it('says which rule did what, and when it did not come to its end', () => {
  const t = (key: MessageKey, fill: Readonly<Record<string, string | number>> = {}) =>
    Object.entries(fill).reduce<string>(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      MESSAGES['zh-CN'][key],
    )
  const words = { t, language: 'zh-CN' } as const
  expect(firingWords(FIRING, words)).toBe('规则“Refunds”：添加标签、设置优先级')
  expect(firingWords({ ...FIRING, rule_name: null, outcome: 'failed' }, words)).toMatch(
    /^规则“已删除的规则”：.+ · .+/,
  )
})

it('says of a moment what happened and who did it, each in its own words', () => {
  const words = {
    t: (key: string, fill: Readonly<Record<string, string | number>> = {}) =>
      `${key} ${Object.values(fill)
        .filter((value) => value !== '')
        .join(',')}`,
    language: 'en',
    names: { agent: { 's:ann': 'Ann', 's:bo': 'Bo' } },
  } as const
  const told = momentWords(moment(1, 'case.transferred', { to_agent: 's:bo' }), words)
  expect(told).toContain('case.did.case.transferred')
  expect(told).toContain('Bo')
  expect(told).toContain('case.by Ann')
  expect(momentWords(moment(1, 'some.thing'), words)).toContain('case.did.other')
})
