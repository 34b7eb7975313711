import type { facts, RowOf } from '../../warehouse/public.ts'

/** Facts as plain arrays: what the oracle reads and what tests write into an engine. */
export interface FactRows {
  readonly cases: readonly RowOf<typeof facts.cases>[]
  readonly case_states: readonly RowOf<typeof facts.caseStates>[]
  readonly queue_stays: readonly RowOf<typeof facts.queueStays>[]
  readonly resolutions: readonly RowOf<typeof facts.resolutions>[]
  readonly waits: readonly RowOf<typeof facts.waits>[]
  readonly assignments: readonly RowOf<typeof facts.assignments>[]
  readonly chats_in_hand: readonly RowOf<typeof facts.chatsInHand>[]
  readonly messages: readonly RowOf<typeof facts.messages>[]
  readonly ratings: readonly RowOf<typeof facts.ratings>[]
  readonly sla_targets: readonly RowOf<typeof facts.slaTargets>[]
  readonly agent_states: readonly RowOf<typeof facts.agentStates>[]
}

export const NO_FACTS: FactRows = {
  cases: [],
  case_states: [],
  queue_stays: [],
  resolutions: [],
  waits: [],
  assignments: [],
  chats_in_hand: [],
  messages: [],
  ratings: [],
  sla_targets: [],
  agent_states: [],
}
