import type { Metric } from '../metric.ts'
import { chatInHand } from '../milestones/chats-in-hand.ts'

export const concurrency: Metric = {
  base: 'concurrency',
  forms: [
    {
      id: 'concurrency_mean',
      unit: 'score',
      measure: {
        kind: 'sums',
        above: () => 'f.piece_end - f.piece_start',
        below: () => 'f.covered_ms',
        pieces: () => '1',
      },
    },
  ],
  milestone: chatInHand,
  better: null,
  credit: 'assignee',
  formula: {
    en: 'Time of open chats in hand / time with at least one, per agent; over several agents the sums of both.',
    'zh-CN':
      '手上进行中会话的总时长 / 手上至少有一个会话的时长，按客服计算；多名客服时两者分别求和。',
  },
  exclusions: {
    en: 'Tickets; time with no chat in hand. Time on spam and merged-away cases stays.',
    'zh-CN': '工单；手上没有会话的时间。花在垃圾与被合并会话上的时间仍计入。',
  },
}
