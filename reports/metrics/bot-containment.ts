import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { isEndedBotCase } from '../ended-bot-cases.ts'
import { caseOpened } from '../milestones/cases.ts'

export const botContainment: Metric = {
  base: 'bot_containment',
  forms: ratioForm('bot_containment_ratio', {
    of: isEndedBotCase,
    hit: () => '(f.last_resolved_at is not null and not f.has_human_reply and not f.has_handoff)',
  }),
  milestone: caseOpened,
  better: 'up',
  credit: 'assignee',
  formula: {
    en: 'Resolved without a human reply or a hand-off / ended cases with a public bot message.',
    'zh-CN': '无人工回复且未转人工而解决 / 有机器人公开消息且已结束的会话。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; cases without a public bot message; cases that have not ended.',
    'zh-CN': '垃圾会话与被合并的会话；没有机器人公开消息的会话；未结束的会话。',
  },
}
