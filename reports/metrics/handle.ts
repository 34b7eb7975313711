import { columnSecs } from '../forms.ts'
import type { Metric } from '../metric.ts'
import { stretchEnded } from '../milestones/of-rows.ts'

export const handle: Metric = {
  base: 'handle',
  forms: columnSecs('handle'),
  milestone: stretchEnded,
  better: null,
  credit: 'assignee',
  formula: {
    en: "AHT, one value per case and agent: all their ended stretches, time with status open; of tickets only inside the agent's online or busy time.",
    'zh-CN':
      '平均处理时长：每个（会话，客服）一个值，取其全部已结束接待段中状态为 open 的时间；工单只计客服在线或忙碌的时间。',
  },
  exclusions: {
    en: 'Spam and merged-away cases; tickets of agents without any state; stretches that still run.',
    'zh-CN': '垃圾会话与被合并的会话；没有任何状态记录的客服的工单；仍在进行的接待段。',
  },
}
