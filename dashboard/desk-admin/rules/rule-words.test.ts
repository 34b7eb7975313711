import { describe, expect, it } from 'vitest'
import { MESSAGES } from '../../../charts/public.ts'
import { createRuleWords } from './rule-words.ts'

const words = (language: 'en' | 'zh-CN') =>
  createRuleWords({
    t: (key) => MESSAGES[language][key],
    nameOf: (id) => ({ 'desk:a': 'Refunds', refund: 'Refund' })[id] ?? id,
    language,
  })

describe('a rule in words', () => {
  const { triggerWords, conditionWords, stepWords } = words('en')

  it('says what sets it off', () => {
    expect(triggerWords({ type: 'event', events: ['opened', 'reopened'] })).toBe(
      'A case is opened, It is reopened',
    )
    expect(triggerWords({ type: 'waiting', secs: 600 })).toBe(
      'A customer has waited for 10 minutes',
    )
    expect(triggerWords({ type: 'idle', secs: 86_400 })).toBe('Nobody has written for 24 hours')
    expect(triggerWords({ type: 'sla', state: 'breached', targets: ['first_reply'] })).toBe(
      'First reply is breached',
    )
  })

  it.each([
    [{ type: 'is', field: 'status', any_of: ['open', 'pending'] }, 'Status is Open, Pending'],
    [{ type: 'is_not', field: 'team_id', any_of: ['desk:a'] }, 'Team is not Refunds'],
    [{ type: 'is_empty', field: 'agent_id' }, 'Agent is empty'],
    [{ type: 'priority_at_least', priority: 'high' }, 'Priority is at least High'],
    [{ type: 'in_category', category: 'refund' }, 'Category is or lies below Refund'],
    [{ type: 'changed', field: 'priority', to: ['urgent'] }, 'Priority from anything to Urgent'],
    [{ type: 'custom', key: 'order_no', op: 'is_set' }, 'order_no is set'],
    [
      { type: 'text_contains', in: 'message', any_of: ['投诉', 'refund'] },
      'Message contains one of 投诉, refund',
    ],
  ] as const)('says the condition %j', (condition, said) => {
    expect(conditionWords(structuredClone(condition) as Parameters<typeof conditionWords>[0])).toBe(
      said,
    )
  })

  it('says its steps, in both languages', () => {
    expect(stepWords({ type: 'hand_to', to: { team_id: 'desk:a' } })).toBe('Hand to Refunds')
    expect(stepWords({ type: 'escalate', to: null, text: 'x' })).toBe('Escalate')
    const zh = words('zh-CN')
    expect(zh.stepWords({ type: 'add_tags', tags: ['急', 'vip'] })).toBe('添加标签：急、vip')
    const kind = { type: 'is' as const, field: 'kind' as const, any_of: ['chat'] }
    expect(zh.conditionWords(kind)).toBe('类型是会话')
    expect(zh.triggerWords({ type: 'unassigned', secs: 7_200 })).toBe('未分配超过 2 小时')
  })
})
