import { columnSecs } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseFirstResolved } from '../milestones/cases.ts'

export const firstResolution: Metric = {
  base: 'first_resolution',
  forms: columnSecs('first_resolution'),
  milestone: caseFirstResolved,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: 'First resolve − opened.',
    'zh-CN': '首次解决 − 创建。',
  },
  exclusions: {
    en: "Spam and merged-away cases; cases not resolved yet: look at the backlog's age.",
    'zh-CN': '垃圾会话与被合并的会话；尚未解决的会话（见积压时长）。',
  },
}
