import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { rated } from '../milestones/ratings.ts'

export const dsat: Metric = {
  base: 'dsat',
  forms: ratioForm('dsat_ratio', {
    of: () => 'f.score is not null',
    hit: () => 'f.score <= 0.25',
  }),
  milestone: rated,
  better: 'down',
  credit: 'rated_agent',
  formula: {
    en: 'Dissatisfied (x ≤ 0.25) / rated, x = (score − min) / (max − min).',
    'zh-CN': '不满意（x ≤ 0.25）/ 已评价，x =（评分 − 最小）/（最大 − 最小）。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; ratings about a bot unless the question names the dimension bot.',
    'zh-CN': '垃圾会话与被合并的会话；除非查询指明维度 bot，否则不含对机器人的评价。',
  },
}
