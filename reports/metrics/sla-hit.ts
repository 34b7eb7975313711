import type { SlaTargetName } from '../../domain/public.ts'
import type { Form, Metric } from '../metric.ts'
import { targetDue } from '../milestones/of-rows.ts'

export const slaHit: Metric = {
  base: 'sla_hit',
  forms: [
    form('sla_hit_ratio', null),
    form('sla_first_reply_hit_ratio', 'first_reply'),
    form('sla_next_reply_hit_ratio', 'next_reply'),
    form('sla_resolution_hit_ratio', 'resolution'),
  ],
  milestone: targetDue,
  better: 'up',
  credit: 'assignee',
  formula: {
    en: 'Met / (met + breached), on the final due. A running target past its due at as_of is breached.',
    'zh-CN': '达成 /（达成 + 违约），计入最终到期时间。截至 as_of 已过期仍在进行的目标算违约。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; pending and cancelled targets; nothing applied gives no value, never 100 %.',
    'zh-CN': '垃圾会话与被合并的会话；进行中与已取消的目标；未应用任何 SLA 时无值，而非 100%。',
  },
}

function form(id: string, target: SlaTargetName | null): Form {
  const ofTarget = target === null ? '' : ` and f.target = '${target}'`
  return {
    id,
    unit: 'ratio',
    measure: {
      kind: 'ratio',
      of: ({ asOf }) =>
        `((f.outcome in ('met', 'breached') or (f.outcome = 'running' and f.due_at < ${asOf}))${ofTarget})`,
      hit: () => "f.outcome = 'met'",
    },
  }
}
