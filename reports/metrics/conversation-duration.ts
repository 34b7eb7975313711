import { columnSecs } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseLastResolved } from '../milestones/cases.ts'

export const conversationDuration: Metric = {
  base: 'conversation_duration',
  forms: columnSecs('conversation_duration'),
  milestone: caseLastResolved,
  better: null,
  credit: 'assignee',
  formula: {
    en: 'Last − first public message, of any author.',
    'zh-CN': '最后一条 − 第一条公开消息，不论作者。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; cases without a public message.',
    'zh-CN': '垃圾会话与被合并的会话；没有公开消息的会话。',
  },
}
