import { columnSecs } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseLastResolved } from '../milestones/cases.ts'

export const fullResolution: Metric = {
  base: 'full_resolution',
  forms: columnSecs('full_resolution'),
  milestone: caseLastResolved,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: 'The resolve that stands − opened, reopened time included.',
    'zh-CN': '当前有效的解决 − 创建，含重开后的时间。',
  },
  exclusions: {
    en: "Spam and merged-away cases; cases not resolved: look at the backlog's age.",
    'zh-CN': '垃圾会话与被合并的会话；未解决的会话（见积压时长）。',
  },
}
