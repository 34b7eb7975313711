import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { SEVEN_DAYS_MS } from '../seven-days.ts'
import { caseFirstResolved } from '../milestones/cases.ts'

export const fcr: Metric = {
  base: 'fcr',
  forms: ratioForm('fcr_ratio', {
    of: ({ asOf }) =>
      `(f.first_resolved_by = 'agent' and ${asOf} - f.first_resolved_at >= ${SEVEN_DAYS_MS})`,
    hit: () =>
      `(f.is_one_agent_resolution and (f.first_reopened_at is null
        or f.first_reopened_at - f.first_resolved_at > ${SEVEN_DAYS_MS}))`,
  }),
  milestone: caseFirstResolved,
  better: 'up',
  credit: 'assignee',
  formula: {
    en: 'Every resolve by the agent of the first, no transfer, not reopened within 168 hours / cases first resolved by an agent at least 168 hours before as_of.',
    'zh-CN':
      '所有解决均由首次解决的客服完成、无转接、168 小时内未重开 / 截至 as_of 已满 168 小时、首次由客服解决的会话。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; cases first resolved by a bot or the system, or less than 168 hours ago.',
    'zh-CN': '垃圾会话与被合并的会话；首次由机器人或系统解决、或首次解决未满 168 小时的会话。',
  },
}
