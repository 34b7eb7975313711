import { columnSecs } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { caseFirstReplied } from '../milestones/cases.ts'

export const acceptToFirstReply: Metric = {
  base: 'accept_to_first_reply',
  forms: columnSecs('accept_to_first_reply'),
  milestone: caseFirstReplied,
  better: 'down',
  credit: 'author',
  formula: {
    en: 'First human public reply − the first acceptance by an agent before it (首次响应).',
    'zh-CN': '首次响应：首条人工公开回复 − 此前首次客服接入。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; cases nobody accepted before the reply.',
    'zh-CN': '垃圾会话与被合并的会话；回复前无人接入的会话。',
  },
}
