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
    expect(match?.reason.data['matched']).toEqual(['web', 'gold'])
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
      'To 李: their turn among 4, after 61 s; without tech, without the language en: nobody who has it was free in time',
    )
    expect(reasonWords(reason, 'zh-CN')).toBe(
      '分配给李：4 位可接待客服轮流，等待 61 秒；超时后不再要求技能（tech）和语言（en）',
    )
    expect(reasonWords(reason, null)).toContain('their turn')
  })
})
