import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { SEVEN_DAYS_MS } from '../seven-days.ts'
import { caseOpened } from '../milestones/cases.ts'

export const resolvedIn7d: Metric = {
  base: 'resolved_in_7d',
  forms: ratioForm('resolved_in_7d_ratio', {
    of: ({ asOf }) =>
      `(f.first_resolved_at is not null or ${asOf} - f.opened_at >= ${SEVEN_DAYS_MS})`,
    hit: () => `f.first_resolved_at - f.opened_at <= ${SEVEN_DAYS_MS}`,
  }),
  milestone: caseOpened,
  better: 'up',
  credit: 'assignee',
  formula: {
    en: 'Cases first resolved within 168 hours of opening / cases opened.',
    'zh-CN': '创建后 168 小时内首次解决的会话 / 创建的会话。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; cases never resolved and younger than 168 hours at as_of are in neither.',
    'zh-CN': '垃圾会话与被合并的会话；截至 as_of 未满 168 小时且从未解决的会话分子分母都不计。',
  },
}
