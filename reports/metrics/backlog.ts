import { always } from '../forms.ts'
import type { Metric, Sql } from '../metric.ts'
import { stillOpen } from '../milestones/backlog.ts'

const ageSecs: Sql = ({ d }) => d.epochSecs('f.opened_at', 'f.instant')

export const backlog: Metric = {
  base: 'backlog',
  forms: [
    { id: 'backlog_count', unit: 'count', measure: { kind: 'count', when: always } },
    { id: 'backlog_oldest_age_secs', unit: 'secs', measure: { kind: 'max', value: ageSecs } },
    {
      id: 'backlog_age_p90_secs',
      unit: 'secs',
      measure: { kind: 'quantile', value: ageSecs, p: 0.9 },
    },
  ],
  milestone: stillOpen,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: 'Cases open, pending, on_hold or snoozed at the end of the bucket or at as_of, whichever is earlier; their age since opening.',
    'zh-CN':
      '在时段结束或 as_of（取较早者）处于 open、pending、on_hold 或 snoozed 的会话；自创建以来的时长。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; resolved, closed and abandoned ones.',
    'zh-CN': '垃圾会话与被合并的会话；已解决、已关闭与已放弃的会话。',
  },
}
