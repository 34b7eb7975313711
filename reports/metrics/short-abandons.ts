import { countForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { isShortAbandon } from '../offered-stays.ts'
import { stayQueued } from '../milestones/queue-stays.ts'

export const shortAbandons: Metric = {
  base: 'short_abandons',
  forms: countForm('short_abandons_count', isShortAbandon),
  milestone: stayQueued,
  better: null,
  credit: 'assignee',
  params: ['S'],
  formula: {
    en: 'Stays abandoned within S.',
    'zh-CN': 'S 秒之内放弃的排队数。',
  },
  exclusions: {
    en: 'Spam and merged-away cases.',
    'zh-CN': '垃圾会话与被合并的会话。',
  },
}
