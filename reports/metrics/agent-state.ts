import type { Metric } from '../metric.ts'
import { stateTime } from '../milestones/state-time.ts'

export const agentState: Metric = {
  base: 'agent_state',
  forms: [
    {
      id: 'agent_state_secs',
      unit: 'secs',
      measure: {
        kind: 'sums',
        above: () => '(f.piece_end - f.piece_start) / 1000.0',
        below: null,
        pieces: () => '1',
      },
    },
  ],
  milestone: stateTime,
  better: null,
  credit: 'assignee',
  formula: {
    en: 'Time agents spent in a state, clipped to the bucket; an open interval ends at as_of. Split it by agent_state.',
    'zh-CN': '客服处于各状态的时间，按时段裁剪；未结束的状态算到 as_of。请按 agent_state 拆分。',
  },
  exclusions: {
    en: 'A state (but offline) longer than 16 hours is unknown as a whole and in no sum.',
    'zh-CN': '除离线外超过 16 小时的状态整段视为未知，不计入任何合计。',
  },
}
