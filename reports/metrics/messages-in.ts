import { countForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { messageSent } from '../milestones/of-rows.ts'

export const messagesIn: Metric = {
  base: 'messages_in',
  forms: countForm('messages_in_count', () => "(f.author = 'customer' and not f.is_note)"),
  milestone: messageSent,
  better: null,
  credit: 'assignee',
  formula: {
    en: 'Public messages of customers.',
    'zh-CN': '客户发送的公开消息数。',
  },
  exclusions: {
    en: 'Internal notes. Messages of spam and merged-away cases stay: they are traffic.',
    'zh-CN': '内部备注。垃圾与被合并会话的消息仍计入流量。',
  },
}
