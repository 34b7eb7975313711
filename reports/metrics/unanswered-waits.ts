import { countForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { waitEnded } from '../milestones/of-rows.ts'

export const unansweredWaits: Metric = {
  base: 'unanswered_waits',
  forms: countForm('unanswered_waits_count', () => "f.outcome = 'unanswered'"),
  milestone: waitEnded,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: 'Waits that ended without a human reply: by resolve, close, abandon, spam or merge.',
    'zh-CN': '未获人工回复就结束的等待：因解决、关闭、放弃、垃圾或合并。',
  },
  exclusions: {
    en: 'Spam and merged-away cases.',
    'zh-CN': '垃圾会话与被合并的会话。',
  },
}
