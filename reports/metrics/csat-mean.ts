import type { Metric } from '../metric.ts'
import { rated } from '../milestones/ratings.ts'

export const csatMean: Metric = {
  base: 'csat_mean',
  forms: [
    {
      id: 'csat_mean_score',
      unit: 'score',
      measure: { kind: 'mean', value: () => '1 + 4 * f.score' },
    },
  ],
  milestone: rated,
  better: 'up',
  credit: 'rated_agent',
  formula: {
    en: 'Mean of 1 + 4x, x = (score − min) / (max − min): every scale becomes 1 to 5.',
    'zh-CN': '1 + 4x 的平均，x =（评分 − 最小）/（最大 − 最小）：任何量表都换算为 1 到 5 分。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; ratings about a bot unless the question names the dimension bot.',
    'zh-CN': '垃圾会话与被合并的会话；除非查询指明维度 bot，否则不含对机器人的评价。',
  },
}
