import { always, countForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseLastResolved } from '../milestones/cases.ts'

export const casesResolved: Metric = {
  base: 'cases_resolved',
  forms: countForm('cases_resolved_count', always),
  milestone: caseLastResolved,
  better: 'up',
  credit: 'assignee',
  formula: {
    en: 'Distinct cases that are resolved, on the day of the resolve that still stands.',
    'zh-CN': '当前处于已解决状态的会话数（去重），计入仍然有效的那次解决的时间。',
  },
  exclusions: {
    en: 'Spam and merged-away cases.',
    'zh-CN': '垃圾会话与被合并的会话。',
  },
}
