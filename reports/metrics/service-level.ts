import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { isOffered } from '../offered-stays.ts'
import { stayQueued } from '../milestones/queue-stays.ts'

export const serviceLevel: Metric = {
  base: 'service_level',
  forms: ratioForm('service_level_ratio', {
    of: isOffered,
    hit: ({ targetMs }) => `(f.outcome = 'assigned' and f.ended_at - f.queued_at <= ${targetMs})`,
  }),
  milestone: stayQueued,
  better: 'up',
  credit: 'acceptor',
  params: ['T', 'S'],
  formula: {
    en: 'Accepted within T / (accepted + abandoned after more than S + expired + still waiting longer than T at as_of). T = 20 s, S = 5 s unless asked.',
    'zh-CN':
      'T 秒内接入 /（接入 + 超过 S 秒后放弃 + 超时 + 截至 as_of 等待已超过 T 的）。默认 T=20 秒，S=5 秒。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; short abandons (≤ S); stays that were dequeued, resolved, closed or moved to another queue; customers still waiting not longer than T.',
    'zh-CN':
      '垃圾会话与被合并的会话；短放弃（≤ S）；被移出、解决、关闭或转入其他队列的排队；等待未超过 T 的客户。',
  },
}
