import { always, countForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseOpened } from '../milestones/cases.ts'

export const casesOpened: Metric = {
  base: 'cases_opened',
  forms: countForm('cases_opened_count', always),
  milestone: caseOpened,
  better: null,
  credit: 'assignee',
  formula: {
    en: 'Distinct cases opened.',
    'zh-CN': '创建的会话/工单数（去重）。',
  },
  exclusions: {
    en: 'Spam and merged-away cases.',
    'zh-CN': '垃圾会话与被合并的会话。',
  },
}
