import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PRIORITIES, type RuleCondition } from '../../domain/contract/public.ts'
import { holds, matches } from './condition.ts'
import type { RuleFacts, RuledCase } from './facts.ts'

const NOW = Date.UTC(2026, 2, 2, 10)
const RULED: RuledCase = {
  id: 'desk:1',
  kind: 'ticket',
  number: 7,
  subject: 'Refund ＡＢＣ not received',
  channel: 'web',
  status: 'open',
  priority: 'high',
  tier: 'vip',
  language: 'zh-CN',
  category: 'refund/late',
  business_line: null,
  tags: ['refund', 'angry'],
  fields: {
    order_no: 'A-100',
    amount: 250,
    bought_on: '2026-02-03',
    parts: ['box', 'lid'],
    gift: true,
  },
  queue_id: 'desk:q',
  team_id: null,
  agent_id: null,
  customer_name: '王敏',
  opened_at: NOW - 3_600_000,
  waiting_since: NOW - 600_000,
}
const FACTS: RuleFacts = {
  case: RULED,
  occasion: {
    event: 'customer_message',
    seq: 3,
    text: '我要投诉！MANAGER please',
    changed: { priority: { from: 'normal', to: 'high' } },
  },
  now: NOW,
  is_open: false,
}

describe('a condition', () => {
  it.each<[RuleCondition, boolean]>([
    [{ type: 'is', field: 'kind', any_of: ['chat', 'ticket'] }, true],
    [{ type: 'is', field: 'team_id', any_of: ['desk:a'] }, false],
    [{ type: 'is_not', field: 'team_id', any_of: ['desk:a'] }, true],
    [{ type: 'is_not', field: 'tier', any_of: ['gold', 'vip'] }, false],
    [{ type: 'is_set', field: 'queue_id' }, true],
    [{ type: 'is_empty', field: 'agent_id' }, true],
    [{ type: 'priority_at_least', priority: 'high' }, true],
    [{ type: 'priority_at_least', priority: 'urgent' }, false],
    [{ type: 'in_category', category: 'refund' }, true],
    [{ type: 'in_category', category: 'delivery' }, false],
    [{ type: 'has_tag', any_of: ['vip', 'angry'] }, true],
    [{ type: 'lacks_tag', any_of: ['vip', 'angry'] }, false],
    [{ type: 'custom', key: 'order_no', op: 'is', value: 'A-100' }, true],
    [{ type: 'custom', key: 'order_no', op: 'contains', value: 'a-1' }, true],
    [{ type: 'custom', key: 'amount', op: 'at_least', value: 250 }, true],
    [{ type: 'custom', key: 'amount', op: 'at_most', value: 249 }, false],
    [{ type: 'custom', key: 'amount', op: 'at_least', value: '100' }, false],
    [{ type: 'custom', key: 'bought_on', op: 'at_most', value: '2026-02-28' }, true],
    [{ type: 'custom', key: 'parts', op: 'is', value: 'lid' }, true],
    [{ type: 'custom', key: 'parts', op: 'is_not', value: 'lid' }, false],
    [{ type: 'custom', key: 'gift', op: 'is', value: true }, true],
    [{ type: 'custom', key: 'missing', op: 'is_empty' }, true],
    [{ type: 'custom', key: 'missing', op: 'is_not', value: 'x' }, true],
    [{ type: 'text_contains', in: 'message', any_of: ['投诉'] }, true],
    [{ type: 'text_contains', in: 'message', any_of: ['manager'] }, true],
    [{ type: 'text_contains', in: 'subject', any_of: ['abc'] }, true],
    [{ type: 'text_lacks', in: 'subject', any_of: ['投诉'] }, true],
    [{ type: 'changed', field: 'priority' }, true],
    [{ type: 'changed', field: 'priority', to: ['high'] }, true],
    [{ type: 'changed', field: 'priority', from: ['low'] }, false],
    [{ type: 'changed', field: 'status' }, false],
    [{ type: 'business_hours', is_open: false }, true],
    [{ type: 'waiting_at_least', secs: 600 }, true],
    [{ type: 'waiting_at_least', secs: 601 }, false],
    [{ type: 'open_at_least', secs: 3_600 }, true],
  ])('%j: %s', (condition, expected) => {
    expect(holds(condition, FACTS)).toBe(expected)
  })

  it('about words or changes does not hold when time set the rule off', () => {
    const timed = { ...FACTS, occasion: null }
    expect(holds({ type: 'text_contains', in: 'message', any_of: ['投诉'] }, timed)).toBe(false)
    expect(holds({ type: 'changed', field: 'priority' }, timed)).toBe(false)
  })
})

describe('conditions together', () => {
  const condition: fc.Arbitrary<RuleCondition> = fc.oneof(
    fc.record({
      type: fc.constant('priority_at_least' as const),
      priority: fc.constantFrom(...PRIORITIES),
    }),
    fc.record({
      type: fc.constantFrom('has_tag' as const, 'lacks_tag' as const),
      any_of: fc.subarray(['refund', 'angry', 'vip', 'new'], { minLength: 1 }),
    }),
    fc.record({
      type: fc.constantFrom('is' as const, 'is_not' as const),
      field: fc.constantFrom('kind' as const, 'tier' as const, 'team_id' as const),
      any_of: fc.subarray(['chat', 'ticket', 'vip', 'desk:a'], { minLength: 1 }),
    }),
  )
  const list = fc.array(condition, { maxLength: 6 })

  it('one more in `all` never lets more through, one more in a filled `any` never less', () => {
    fc.assert(
      fc.property(list, list, condition, (all, any, more) => {
        const before = matches({ all, any }, FACTS)
        expect(!before && matches({ all: [...all, more], any }, FACTS)).toBe(false)
        fc.pre(any.length > 0)
        expect(before && !matches({ all, any: [...any, more] }, FACTS)).toBe(false)
      }),
    )
  })

  it('do not depend on their order', () => {
    fc.assert(
      fc.property(list, list, (all, any) => {
        const turned = { all: all.toReversed(), any: any.toReversed() }
        expect(matches(turned, FACTS)).toBe(matches({ all, any }, FACTS))
      }),
    )
  })

  it('`is` and `is_not`, `has_tag` and `lacks_tag` are each other turned round', () => {
    fc.assert(
      fc.property(condition, (one) => {
        fc.pre(one.type !== 'priority_at_least')
        const turned = { is: 'is_not', is_not: 'is', has_tag: 'lacks_tag', lacks_tag: 'has_tag' }
        const type = (turned as Record<string, string>)[one.type]
        expect(holds({ ...one, type } as RuleCondition, FACTS)).toBe(!holds(one, FACTS))
      }),
    )
  })
})
