import { always, ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseOpened } from '../milestones/cases.ts'

export const resolution: Metric = {
  base: 'resolution',
  forms: ratioForm('resolution_ratio', {
    of: always,
    hit: () => 'f.last_resolved_at is not null',
  }),
  milestone: caseOpened,
  better: 'up',
  credit: 'assignee',
  formula: {
    en: 'Cases opened that are resolved at as_of / cases opened.',
    'zh-CN': '创建的会话中截至 as_of 已解决的数量 / 创建的会话数。',
  },
  exclusions: {
    en: 'Spam and merged-away cases.',
    'zh-CN': '垃圾会话与被合并的会话。',
  },
}
