import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { isShortAbandon } from '../offered-stays.ts'
import { stayQueued } from '../milestones/queue-stays.ts'

export const abandon: Metric = {
  base: 'abandon',
  forms: ratioForm('abandon_ratio', {
    of: (context) => `(f.outcome <> 'waiting' and not ${isShortAbandon(context)})`,
    hit: () => "f.outcome = 'abandoned'",
  }),
  milestone: stayQueued,
  better: 'down',
  credit: 'assignee',
  params: ['S'],
  formula: {
    en: 'Abandoned after more than S / ended stays, short abandons (≤ S) left out of both.',
    'zh-CN': '超过 S 秒后放弃 / 已结束的排队（短放弃 ≤ S 两边都不计）。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; short abandons; stays that still wait.',
    'zh-CN': '垃圾会话与被合并的会话；短放弃；仍在等待的排队。',
  },
}
