import { type CaseHolding, holdsCase } from '../../desk/public.ts'
import type { StaffMember } from './live-room.ts'

/**
 * Who of the staff connected here may see which case, without asking the store at each change: the rule of `mayCase`,
 * over those who are here and what they were invited to.
 */
export interface WhoSees {
  /** @param invited the cases they watch or were named in */
  add(member: StaffMember, invited: Iterable<string>): void
  remove(member: StaffMember): void
  /** Everybody who watches the case or was named in it, as it now is. */
  invite(caseId: string, agentIds: Iterable<string>): void
  sees(member: StaffMember, held: Held): boolean
  /** Everybody connected who may see it. */
  viewers(held: Held): ReadonlySet<StaffMember>
  ofAgent(agentId: string): Iterable<StaffMember>
  all(): Iterable<StaffMember>
}

export type Held = CaseHolding & { readonly id: string }

export function createWhoSees(): WhoSees {
  const members = new Set<StaffMember>()
  const everywhere = new Set<StaffMember>()
  const byTeam = new Map<string, Set<StaffMember>>()
  const byAgent = new Map<string, Set<StaffMember>>()
  /** Case → agents. Of agents who left, some stay until the case is told of again: harmless, ids alone. */
  const invited = new Map<string, Set<string>>()

  function sees({ reader }: StaffMember, held: Held): boolean {
    if (holdsCase(reader, held)) return true
    return reader.scope !== null && invited.get(held.id)?.has(reader.agent_id) === true
  }

  return {
    add(member, own) {
      members.add(member)
      const { scope, team_ids, agent_id } = member.reader
      if (scope === 'all') everywhere.add(member)
      for (const team of team_ids) put(byTeam, team, member)
      put(byAgent, agent_id, member)
      for (const caseId of own) put(invited, caseId, agent_id)
    },
    remove(member) {
      members.delete(member)
      everywhere.delete(member)
      for (const team of member.reader.team_ids) drop(byTeam, team, member)
      drop(byAgent, member.reader.agent_id, member)
    },
    invite(caseId, agentIds) {
      const here = new Set([...agentIds].filter((id) => byAgent.has(id)))
      if (here.size === 0) invited.delete(caseId)
      else invited.set(caseId, here)
    },
    sees,
    viewers(held) {
      const { id, team_id, agent_id } = held
      const found = new Set(everywhere)
      const isNobodys = team_id === null && agent_id === null
      const candidates = isNobodys ? members : (byTeam.get(team_id ?? '') ?? [])
      for (const member of candidates) if (sees(member, held)) found.add(member)
      for (const agentId of [agent_id ?? '', ...(invited.get(id) ?? [])]) {
        for (const member of byAgent.get(agentId) ?? []) if (sees(member, held)) found.add(member)
      }
      return found
    },
    ofAgent: (agentId) => byAgent.get(agentId) ?? [],
    all: () => members,
  }
}

function put<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key)
  if (set === undefined) map.set(key, new Set([value]))
  else set.add(value)
}

function drop<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const set = map.get(key)
  set?.delete(value)
  if (set?.size === 0) map.delete(key)
}
