import { always, countForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { resolved } from '../milestones/of-rows.ts'

export const resolutions: Metric = {
  base: 'resolutions',
  forms: countForm('resolutions_count', always),
  milestone: resolved,
  better: 'up',
  credit: 'author',
  formula: {
    en: 'Resolves; one case may count several times, resolves in a row count once.',
    'zh-CN': '解决次数；同一会话可计多次，连续的解决计一次。',
  },
  exclusions: {
    en: 'Spam and merged-away cases.',
    'zh-CN': '垃圾会话与被合并的会话。',
  },
}
