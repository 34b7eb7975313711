import { columnSecs } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseLastResolved } from '../milestones/cases.ts'

export const requesterWait: Metric = {
  base: 'requester_wait',
  forms: columnSecs('requester_wait'),
  milestone: caseLastResolved,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: 'Time in open and on_hold from opened to the resolve that stands.',
    'zh-CN': '从创建到当前有效的解决之间处于 open 与 on_hold 的时间。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; time in pending and snoozed.',
    'zh-CN': '垃圾会话与被合并的会话；pending 与 snoozed 的时间。',
  },
}
