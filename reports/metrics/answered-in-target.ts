import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { isOffered } from '../offered-stays.ts'
import { stayQueued } from '../milestones/queue-stays.ts'

export const answeredInTarget: Metric = {
  base: 'answered_in_target',
  forms: ratioForm('answered_in_target_ratio', {
    of: isOffered,
    hit: ({ targetMs }) => `f.replied_at - f.queued_at <= ${targetMs}`,
  }),
  milestone: stayQueued,
  better: 'up',
  credit: 'acceptor',
  params: ['T', 'S'],
  formula: {
    en: "First human reply within T of queueing and before the case's next stay / (accepted + abandoned after more than S + expired + still waiting longer than T at as_of).",
    'zh-CN':
      '排队后 T 秒内、且在下一次排队之前得到首条人工回复 /（接入 + 超过 S 秒后放弃 + 超时 + 截至 as_of 等待已超过 T 的）。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; short abandons (≤ S); stays that were dequeued, resolved, closed or moved to another queue; customers still waiting not longer than T.',
    'zh-CN':
      '垃圾会话与被合并的会话；短放弃（≤ S）；被移出、解决、关闭或转入其他队列的排队；等待未超过 T 的客户。',
  },
}
