import { facts } from '../../warehouse/public.ts'
import { key, keyList, type Milestone } from '../milestone.ts'
import { knownStates } from '../relations/known-states.ts'
import { pieces } from '../relations/pieces.ts'

/** Team: the agent's directory teams at the interval's start, each of which counts. */
export const AGENT_STATE_KEYS = { team: keyList('teams'), source: key('source') } as const

export const stateTime: Milestone = {
  id: 'agent_states.interval',
  table: facts.agentStates,
  name: { en: 'the interval, clipped', 'zh-CN': '状态时段（裁剪后）' },
  at: 'piece_start',
  keys: { ...AGENT_STATE_KEYS, agent_state: key('state') },
  credits: { assignee: 'agent' },
  keepsExcluded: true,
  hasNoCases: true,
  rows: (scan) => pieces(knownStates(scan, 'true'), scan),
}
