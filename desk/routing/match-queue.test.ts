import { describe, expect, it } from 'vitest'
import type { QueueConditions } from '../../domain/contract/public.ts'
import { type CaseFacts, matchQueue } from './match-queue.ts'
import { reasonWords } from './reason-words.ts'
import { queue } from './testing/routing-fixture.ts'

const FACTS: CaseFacts = {
  kind: 'chat',
  channel: 'web',
  category: 'refund/late',
  language: 'zh-CN',
  tier: 'gold',
  priority: 'high',
  tags: ['new', 'app'],
  business_line: 'global',
  page_url: 'https://shop.example/cart?x=1',
  fields: { region: 'EU', sizes: ['m', 'l'], is_member: true, age: 7 },
}

describe('a queue takes a case', () => {
  it.each<[string, QueueConditions, boolean]>([
    ['by nothing', {}, true],
    ['by an empty list', { tags: [] }, true],
    ['by kind', { kinds: ['chat'] }, true],
    ['not of another kind', { kinds: ['ticket'] }, false],
    ['by channel', { channels: ['wechat', 'web'] }, true],
    ['by category', { categories: ['refund/late'] }, true],
    ['by a branch above its category', { categories: ['refund'] }, true],
    ['not by what only begins like its category', { categories: ['ref'] }, false],
    ['by language, whatever the region', { languages: ['zh-TW'] }, true],
    ['not of another language', { languages: ['en'] }, false],
    ['by tier', { tiers: ['gold', 'vip'] }, true],
    ['by priority', { priorities: ['high'] }, true],
    ['by one of its tags', { tags: ['app', 'web'] }, true],
    ['by business line', { business_lines: ['global'] }, true],
    ['by a part of the page', { pages: ['/cart'] }, true],
    ['not by another page', { pages: ['/help'] }, false],
    ['by a field', { fields: { region: ['EU', 'US'] } }, true],
    ['by one of a field’s values', { fields: { sizes: ['l'] } }, true],
    ['by a flag', { fields: { is_member: ['true'] } }, true],
    ['by a number', { fields: { age: ['7'] } }, true],
    ['not by a field it does not have', { fields: { other: ['x'] } }, false],
    ['only when all conditions hold', { channels: ['web'], tiers: ['vip'] }, false],
  ])('%s', (_, conditions, holds) => {
    expect(matchQueue(FACTS, [queue('q', { conditions })]) !== null).toBe(holds)
  })

  it('the first that holds, if it is active; with what held', () => {
    const queues = [
      queue('off', { is_active: false }),
      queue('no', { conditions: { tiers: ['vip'] } }),
      queue('yes', { conditions: { tiers: ['gold'], channels: ['web'] } }),
      queue('rest'),
    ]
    const match = matchQueue(FACTS, queues)
    expect(match?.queue.id).toBe('yes')
    expect(match?.reason.data['matched']).toEqual(['channel=web', 'tier=gold'])
    expect(matchQueue({ ...FACTS, tier: null }, queues)?.reason.code).toBe('queue_default')
  })
})

describe('a reason', () => {
  it('is said in the language of its reader, with what was let go', () => {
    const reason = {
      code: 'round_robin' as const,
      data: {
        agent: '李',
        queue: 'Q',
        candidates: 4,
        waited_secs: 61,
        missing: ['tech'],
        language: 'en',
      },
    }
    expect(reasonWords(reason, 'en')).toBe(
      'To 李: their turn among 4, after 1 min 1 s; without tech, without the language en: nobody who has it was free in time',
    )
    expect(reasonWords(reason, 'zh-CN')).toBe(
      '分配给李：4 位可接待客服轮流，等待 1 分 1 秒；超时后不再要求技能（tech）和语言（en）',
    )
    expect(reasonWords(reason, null)).toContain('their turn')
  })

  it.each([
    [0, '0 s', '0 秒'],
    [59, '59 s', '59 秒'],
    [1508, '25 min 8 s', '25 分 8 秒'],
    [7200, '2 h', '2 小时'],
    [93_784, '1 d 2 h', '1 天 2 小时'],
  ])('says %d s as people do, and sets a Latin name apart', (waited_secs, en, zh) => {
    const reason = { code: 'taken' as const, data: { agent: 'Li Wei', waited_secs } }
    expect(reasonWords(reason, 'en')).toBe(`Li Wei took it, after ${en}`)
    expect(reasonWords(reason, 'zh-CN')).toBe(`Li Wei 主动接入，等待 ${zh}`)
    const last = { code: 'agent_offline' as const, data: { agent: '王Bo', secs: waited_secs } }
    expect(reasonWords(last, 'zh-CN')).toBe(`从王Bo 收回：已断线 ${zh}`)
  })
})
