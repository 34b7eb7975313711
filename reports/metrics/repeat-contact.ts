import { ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { SEVEN_DAYS_MS } from '../seven-days.ts'
import { caseLastResolvedWithNext } from '../milestones/next-contact.ts'

export const repeatContact: Metric = {
  base: 'repeat_contact',
  forms: ratioForm('repeat_contact_ratio', {
    of: ({ asOf }) =>
      `(f.customer_id is not null and ${asOf} - f.last_resolved_at >= ${SEVEN_DAYS_MS})`,
    hit: () => `f.next_opened_at - f.last_resolved_at <= ${SEVEN_DAYS_MS}`,
  }),
  milestone: caseLastResolvedWithNext,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: 'Another case of the same customer, opened by anyone but an agent, within 168 hours after / cases resolved.',
    'zh-CN': '解决后 168 小时内同一客户又有非客服发起的会话 / 已解决的会话。',
  },
  exclusions: {
    en: 'Spam and merged-away cases, on both sides; cases without a customer; cases resolved less than 168 hours before as_of.',
    'zh-CN': '两侧的垃圾会话与被合并的会话；没有客户的会话；解决未满 168 小时的会话。',
  },
}
