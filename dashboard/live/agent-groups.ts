import type { LiveAnswer } from '../../domain/contract/public.ts'

type LiveAgent = LiveAnswer['agents'][number]

/** States as a floor is looked at: who is online either has customers in hand or is free. */
export const AGENT_GROUPS = [
  'serving',
  'free',
  'busy',
  'break',
  'away',
  'training',
  'meeting',
  'unknown',
  'offline',
] as const
export type AgentGroup = (typeof AGENT_GROUPS)[number]

export interface AgentsOfGroup {
  readonly group: AgentGroup
  readonly agents: readonly LiveAgent[]
}

export function groupOf({ state, chats_in_hand_count: chats }: LiveAgent): AgentGroup {
  if (state === 'online') return chats > 0 ? 'serving' : 'free'
  return AGENT_GROUPS.find((group) => group === state) ?? 'unknown'
}

/** The groups somebody is in, in the order of the list; within one whoever has been in their state longest first. */
export function agentGroups(agents: readonly LiveAgent[]): readonly AgentsOfGroup[] {
  const byGroup = new Map<AgentGroup, LiveAgent[]>()
  for (const agent of agents) {
    const group = groupOf(agent)
    const others = byGroup.get(group)
    if (others === undefined) byGroup.set(group, [agent])
    else others.push(agent)
  }
  return AGENT_GROUPS.flatMap((group) => {
    const found = byGroup.get(group)
    // Instants of one form compare as text.
    return found === undefined
      ? []
      : [{ group, agents: found.toSorted((a, b) => (a.since < b.since ? -1 : 1)) }]
  })
}
