import { countForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { rated } from '../milestones/ratings.ts'

export const ratings: Metric = {
  base: 'ratings',
  forms: countForm('ratings_count', () => 'f.score is not null'),
  milestone: rated,
  better: null,
  credit: 'rated_agent',
  formula: {
    en: 'Ratings given. Rating again: the last score, at the first time.',
    'zh-CN': '收到的评价数。重复评价取最后的评分、首次的时间。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; ratings about a bot unless the question names the dimension bot.',
    'zh-CN': '垃圾会话与被合并的会话；除非查询指明维度 bot，否则不含对机器人的评价。',
  },
}
