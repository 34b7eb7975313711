import { always, ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { ratingRequested } from '../milestones/ratings.ts'

export const csatResponse: Metric = {
  base: 'csat_response',
  forms: ratioForm('csat_response_ratio', {
    of: always,
    hit: () => 'f.rated_at is not null',
  }),
  milestone: ratingRequested,
  better: 'up',
  credit: 'rated_agent',
  formula: {
    en: 'Ratings answered / ratings requested, on the day of the request.',
    'zh-CN': '已评价 / 已邀请，计入邀请时间。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; ratings without a request; requests about a bot unless the question names the dimension bot.',
    'zh-CN':
      '垃圾会话与被合并的会话；未经邀请的评价；除非查询指明维度 bot，否则不含对机器人的邀请。',
  },
}
