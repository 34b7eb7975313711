import { timeForms } from '../forms.ts'
import type { Metric, SqlContext } from '../metric.ts'
import { stayAssigned } from '../milestones/queue-stays.ts'

export const queueWait: Metric = {
  base: 'queue_wait',
  forms: timeForms(
    'queue_wait',
    (context) => acceptedOnly('f.wait_secs', context),
    (context) => acceptedOnly('f.wait_biz_secs', context),
  ),
  milestone: stayAssigned,
  better: 'down',
  credit: 'acceptor',
  params: ['stay'],
  formula: {
    en: "Acceptance by an agent − queueing, of the case's first stay (params.stay=all: of every stay).",
    'zh-CN': '客服接入 − 进入队列，取会话的首次排队（params.stay=all 取每次排队）。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; stays that nobody accepted.',
    'zh-CN': '垃圾会话与被合并的会话；无人接入的排队。',
  },
}

/** The case's first stay has n = 0. */
function acceptedOnly(value: string, { stay }: SqlContext): string {
  const first = stay === 'first' ? ' and f.n = 0' : ''
  return `case when f.outcome = 'assigned'${first} then ${value} end`
}
