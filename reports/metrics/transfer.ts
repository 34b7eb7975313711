import { always, ratioForm } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseLastResolved } from '../milestones/cases.ts'

export const transfer: Metric = {
  base: 'transfer',
  forms: ratioForm('transfer_ratio', {
    of: always,
    hit: () => 'f.is_transferred',
  }),
  milestone: caseLastResolved,
  better: 'down',
  credit: 'assignee',
  formula: {
    en: "Cases whose agent or team differed from the first assignment's at any time up to the resolve that stands / cases resolved.",
    'zh-CN': '在当前有效的解决之前客服或团队与首次分配不同的会话 / 已解决的会话。',
  },
  exclusions: {
    en: 'Spam and merged-away cases.',
    'zh-CN': '垃圾会话与被合并的会话。',
  },
}
