import { describe, expect, it } from 'vitest'
import { type Language, MESSAGES, type MessageKey } from '../../charts/public.ts'
import type { Breach } from '../../domain/contract/public.ts'
import { bandText, inhabited } from './band-words.ts'
import { describeBreach } from './breach-words.ts'

const words = (language: Language) => ({
  language,
  names: { agent: { 's:ann': '安娜' }, queue: { 's:shop': '售前' } },
  t: (key: MessageKey, fill: Readonly<Record<string, string>> = {}) =>
    Object.entries(fill).reduce<string>(
      (text, [name, value]) => text.replaceAll(`{${name}}`, value),
      MESSAGES[language][key],
    ),
})
const place = { queue_id: null, team_id: null, agent_id: null, is_after_transfer: false }
const breach: Breach = {
  case_id: 's:1',
  case_kind: 'chat',
  channel: 'web',
  category: null,
  team_id: null,
  agent_id: 's:ann',
  target: 'first_reply',
  policy: 'p',
  started_at: '2026-03-02T08:00:00.000Z',
  due_at: '2026-03-02T08:30:00.000Z',
  ended_at: '2026-03-02T09:10:00.000Z',
  ending: 'replied',
  late_secs: 2400,
  time: 'wall',
  length_secs: 1800,
  used_secs: 4200,
  parts: [
    { ...place, kind: 'unassigned', secs: 300 },
    { ...place, kind: 'queue', queue_id: 's:shop', secs: 2400 },
    { ...place, kind: 'agent', agent_id: 's:ann', is_after_transfer: true, secs: 1500 },
  ],
}

describe('describeBreach', () => {
  it('says what was promised, what came, and where the time went', () => {
    expect(describeBreach(breach, words('en'))).toBe(
      'First reply was promised within 30 min and came after 1 h 10 min. Of this 40 min queued in 售前, 25 min with 安娜 after a transfer, 5 min with nobody.',
    )
    expect(describeBreach(breach, words('zh-CN'))).toBe(
      '首次响应承诺时限 30 分钟，实际用时 1 小时 10 分钟。其中在“售前”排队 40 分钟、转接后 安娜 负责 25 分钟、无人负责 5 分钟。',
    )
  })

  it('says so of what is still open, and whose clock it is', () => {
    const open: Breach = { ...breach, ending: 'open', ended_at: null, time: 'business', parts: [] }
    expect(describeBreach(open, words('en'))).toBe(
      'First reply was promised within 30 min of business time; the customer still waits after 1 h 10 min.',
    )
  })
})

describe('bands', () => {
  const band = (above: number | null, at_most: number | null, count = 0) => ({
    above,
    at_most,
    count,
    share: 0,
    within: { share: 0, lo: 0, hi: 0 },
  })

  it('are named by their ends', () => {
    const texts = [band(null, 30), band(60, 300), band(86_400, null)].map((one) =>
      bandText(one, 'en', words('en').t),
    )
    expect(texts).toEqual(['≤ 30 s', '1 min – 5 min', '> 1 d'])
  })

  it('have no empty ends', () => {
    const bands = [band(null, 1), band(1, 2, 3), band(2, 3), band(3, 4, 1), band(4, null)]
    expect(inhabited(bands)).toEqual(bands.slice(1, 4))
    expect(inhabited([band(null, null)])).toEqual([])
  })
})
