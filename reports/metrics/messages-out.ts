import { countForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { messageSent } from '../milestones/of-rows.ts'

export const messagesOut: Metric = {
  base: 'messages_out',
  forms: countForm('messages_out_count', () => "(f.author = 'agent' and not f.is_note)"),
  milestone: messageSent,
  better: null,
  credit: 'author',
  formula: {
    en: 'Public messages of human agents.',
    'zh-CN': '人工客服发送的公开消息数。',
  },
  exclusions: {
    en: 'Internal notes, bots and automatic messages. Messages of spam and merged-away cases stay: they are traffic.',
    'zh-CN': '内部备注、机器人与自动消息。垃圾与被合并会话的消息仍计入流量。',
  },
}
