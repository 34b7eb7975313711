import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { rated } from '../milestones/ratings.ts'

export const csat: Metric = {
  base: 'csat',
  forms: ratioForm('csat_ratio', {
    of: () => 'f.score is not null',
    hit: () => 'f.score >= 0.75',
  }),
  milestone: rated,
  better: 'up',
  credit: 'rated_agent',
  formula: {
    en: 'Satisfied (x ≥ 0.75) / rated, x = (score − min) / (max − min). Rating again: the last score, at the first time.',
    'zh-CN':
      '满意（x ≥ 0.75）/ 已评价，x =（评分 − 最小）/（最大 − 最小）。重复评价取最后的评分、首次的时间。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; ratings about a bot unless the question names the dimension bot.',
    'zh-CN': '垃圾会话与被合并的会话；除非查询指明维度 bot，否则不含对机器人的评价。',
  },
}
