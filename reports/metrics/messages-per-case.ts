import type { Metric } from '../metric.ts'
import { messageSent } from '../milestones/of-rows.ts'

export const messagesPerCase: Metric = {
  base: 'messages_per_case',
  forms: [
    {
      id: 'messages_per_case',
      unit: 'score',
      measure: {
        kind: 'per-case',
        when: () => "(f.author in ('customer', 'agent') and not f.is_note)",
      },
    },
  ],
  milestone: messageSent,
  better: null,
  credit: 'assignee',
  formula: {
    en: 'Public messages of customers and agents / distinct cases with one of them in the cell.',
    'zh-CN': '客户与人工客服的公开消息数 / 该格内有此类消息的会话数（去重）。',
  },
  exclusions: {
    en: 'Internal notes, bots and automatic messages. Messages of spam and merged-away cases stay: they are traffic.',
    'zh-CN': '内部备注、机器人与自动消息。垃圾与被合并会话的消息仍计入流量。',
  },
}
