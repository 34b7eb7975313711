import type { Metric } from '../metric.ts'
import { onlineTime } from '../milestones/online-time.ts'

export const occupancy: Metric = {
  base: 'occupancy',
  forms: [
    {
      id: 'occupancy_ratio',
      unit: 'ratio',
      measure: {
        kind: 'sums',
        above: () => 'f.chat_ms',
        below: () => 'f.on_ms',
        pieces: () => 'f.pieces',
      },
    },
  ],
  milestone: onlineTime,
  better: null,
  credit: 'assignee',
  formula: {
    en: 'Time with at least one open chat in hand / time, both while online or busy.',
    'zh-CN': '手上至少有一个会话的时间 / 在线或忙碌的时间，两者都只计在线或忙碌期间。',
  },
  exclusions: {
    en: 'States other than online and busy; a state (but offline) longer than 16 hours is unknown as a whole. Time on spam and merged-away cases stays.',
    'zh-CN':
      '在线与忙碌之外的状态；除离线外超过 16 小时的状态整段视为未知。花在垃圾与被合并会话上的时间仍计入。',
  },
}
