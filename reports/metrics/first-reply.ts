import { columnSecs } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseFirstReplied } from '../milestones/cases.ts'

export const firstReply: Metric = {
  base: 'first_reply',
  forms: columnSecs('first_reply'),
  milestone: caseFirstReplied,
  better: 'down',
  credit: 'author',
  formula: {
    en: 'First human public reply − the latest before it of: opened, bot hand-off, reopening.',
    'zh-CN': '首条人工公开回复 − 此前最近的一次：创建、转人工或重开。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; cases opened by an agent or by the reply itself; bots never reply.',
    'zh-CN': '垃圾会话与被合并的会话；由客服发起的会话；机器人消息不算回复。',
  },
}
