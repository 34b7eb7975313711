import { columnSecs } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { waitReplied } from '../milestones/of-rows.ts'

export const reply: Metric = {
  base: 'reply',
  forms: columnSecs('reply'),
  milestone: waitReplied,
  better: 'down',
  credit: 'author',
  formula: {
    en: "Human reply − start of the customer's wait; consecutive customer messages are one wait; the first wait is included.",
    'zh-CN': '人工回复 − 客户等待开始；客户连续消息算一次等待；含首次等待。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; waits that ended unanswered or still run.',
    'zh-CN': '垃圾会话与被合并的会话；未回复就结束或仍在进行的等待。',
  },
}
