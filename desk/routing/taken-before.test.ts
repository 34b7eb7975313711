import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QueueConditions } from '../../domain/contract/public.ts'
import { type CaseFacts, matchQueue } from './match-queue.ts'
import { takenBefore } from './taken-before.ts'
import { queue } from './testing/routing-fixture.ts'

describe('every case of a queue is taken before', () => {
  it.each<[string, QueueConditions, QueueConditions, boolean]>([
    ['by one that takes everything', {}, { kinds: ['chat'], tags: ['vip'] }, true],
    ['by one with empty lists', { tags: [] }, { tags: ['vip'] }, true],
    ['by the same conditions', { kinds: ['chat'] }, { kinds: ['chat'] }, true],
    ['by fewer conditions', { kinds: ['chat'] }, { kinds: ['chat'], tiers: ['vip'] }, true],
    ['by more values', { tiers: ['gold', 'vip'] }, { tiers: ['vip'] }, true],
    ['by a branch', { categories: ['refund'] }, { categories: ['refund/late'] }, true],
    ['by a language of any region', { languages: ['zh'] }, { languages: ['zh-CN'] }, true],
    ['by a wider page', { pages: ['/shop'] }, { pages: ['/shop/cart'] }, true],
    ['by a field', { fields: { region: ['EU', 'US'] } }, { fields: { region: ['EU'] } }, true],
    ['not by more conditions', { kinds: ['chat'], tiers: ['vip'] }, { kinds: ['chat'] }, false],
    ['not by fewer values', { tiers: ['vip'] }, { tiers: ['vip', 'gold'] }, false],
    ['not by other values', { kinds: ['chat'] }, { kinds: ['ticket'] }, false],
    ['not by a name that begins alike', { categories: ['ref'] }, { categories: ['refund'] }, false],
    ['not by another field', { fields: { region: ['EU'] } }, { fields: { size: ['m'] } }, false],
  ])('%s', (_, first, second, isTaken) => {
    const queues = [queue('first', { conditions: first }), queue('second', { conditions: second })]
    const [, later = queue('none')] = queues
    expect(takenBefore(later, queues)?.id ?? null).toBe(isTaken ? 'first' : null)
  })

  it('not by one that is later, or switched off', () => {
    const [off, mine, all] = [queue('off', { is_active: false }), queue('mine'), queue('all')]
    expect(takenBefore(mine, [off, mine, all])).toBeNull()
    expect(takenBefore(all, [off, mine, all])?.id).toBe('mine')
    expect(takenBefore({ ...all, is_active: false }, [off, mine, all])).toBeNull()
  })

  it('then no case enters it, whatever the case', () => {
    const some = <T>(...values: T[]) => fc.subarray(values)
    const conditions: fc.Arbitrary<QueueConditions> = fc.record(
      {
        kinds: some('chat' as const, 'ticket' as const),
        categories: some('a', 'a/b', 'ab'),
        languages: some('zh', 'zh-CN', 'en'),
        tags: some('x', 'y'),
        pages: some('/s', '/s/c'),
      },
      { requiredKeys: [] },
    )
    const facts: fc.Arbitrary<CaseFacts> = fc.record({
      kind: fc.constantFrom('chat' as const, 'ticket' as const),
      channel: fc.constant('web'),
      category: fc.constantFrom(null, 'a', 'a/b', 'ab'),
      language: fc.constantFrom(null, 'zh-TW', 'en'),
      tier: fc.constant(null),
      priority: fc.constant('normal'),
      tags: some('x', 'y'),
      business_line: fc.constant(null),
      page_url: fc.constantFrom(null, 'https://a/s', 'https://a/s/c'),
      fields: fc.constant({}),
    })
    fc.assert(
      fc.property(conditions, conditions, facts, (first, second, fact) => {
        const later = queue('later', { conditions: second })
        const queues = [queue('first', { conditions: first }), later]
        fc.pre(takenBefore(later, queues) !== null)
        expect(matchQueue(fact, queues)?.queue.id).not.toBe('later')
      }),
    )
  })
})
