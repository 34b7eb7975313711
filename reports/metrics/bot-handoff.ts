import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { isEndedBotCase } from '../ended-bot-cases.ts'
import { caseOpened } from '../milestones/cases.ts'

export const botHandoff: Metric = {
  base: 'bot_handoff',
  forms: ratioForm('bot_handoff_ratio', {
    of: isEndedBotCase,
    hit: () => 'f.has_handoff',
  }),
  milestone: caseOpened,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: 'Handed off to a human / ended cases with a public bot message.',
    'zh-CN': '转人工 / 有机器人公开消息且已结束的会话。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; cases without a public bot message; cases that have not ended.',
    'zh-CN': '垃圾会话与被合并的会话；没有机器人公开消息的会话；未结束的会话。',
  },
}
