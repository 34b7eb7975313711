import { always, ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseFirstResolved } from '../milestones/cases.ts'

export const reopen: Metric = {
  base: 'reopen',
  forms: ratioForm('reopen_ratio', {
    of: always,
    hit: () => 'f.first_reopened_at is not null',
  }),
  milestone: caseFirstResolved,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: 'Cases reopened after their first resolve / cases first resolved.',
    'zh-CN': '首次解决后又重开的会话 / 首次解决的会话。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; closing a resolved case is not a reopening.',
    'zh-CN': '垃圾会话与被合并的会话；已解决后关闭不算重开。',
  },
}
