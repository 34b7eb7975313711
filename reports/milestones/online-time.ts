import { facts } from '../../warehouse/public.ts'
import type { Milestone } from '../milestone.ts'
import type { ScanContext } from '../query/scan-context.ts'
import { knownStates } from '../relations/known-states.ts'
import { covered, pieces } from '../relations/pieces.ts'
import { AGENT_STATE_KEYS } from './state-time.ts'

/**
 * Online and busy time and, within it, the time with at least one open chat in hand. Rows of two kinds: pieces of
 * states (`on_ms`, one piece each) and pieces of states with a chat (`chat_ms`).
 */
export const onlineTime: Milestone = {
  id: 'agent_states.online',
  table: facts.agentStates,
  name: { en: 'the online or busy time, clipped', 'zh-CN': '在线或忙碌时段（裁剪后）' },
  at: 'piece_start',
  keys: AGENT_STATE_KEYS,
  credits: { assignee: 'agent' },
  keepsExcluded: true,
  hasNoCases: true,
  rows(scan) {
    const online = knownStates(scan, "r.state in ('online', 'busy')")
    const columns = `x.agent, x.source, x.teams, ${eachTeam(scan)} x.piece_start`
    return `(
      select ${columns}, x.piece_end - x.piece_start as on_ms, 0 as chat_ms, 1 as pieces
      from ${pieces(online, scan)} as x
      union all
      select ${columns}, 0 as on_ms, x.piece_end - x.piece_start as chat_ms, 0 as pieces
      from ${pieces(withChat(online, scan), scan)} as x)`
  },
}

const eachTeam = (scan: ScanContext) => (scan.lists.includes('team') ? 'x.each_team,' : '')

/**
 * A sweep over each agent's points: where a state begins or ends and where the (disjoint) time with a chat does.
 * Between two points the latest begun state is the one that holds, if it has not ended.
 */
function withChat(online: string, scan: ScanContext): string {
  const points = `(select e.agent, e.at, sum(e.delta) as delta, max(e.state_at) as state_at from (
      select o.agent, o.start_at as at, 0 as delta, o.start_at as state_at from ${online} as o
      union all select o.agent, o.span_end as at, 0 as delta, null as state_at from ${online} as o
      union all select c.agent, c.covered_start as at, 1 as delta, null as state_at from ${chats(scan)} as c
      union all select c.agent, c.piece_end as at, -1 as delta, null as state_at from ${chats(scan)} as c) as e
    group by e.agent, e.at)`
  const window = { partition: ['p.agent'], order: ['p.at'] }
  const sofar =
    'over (partition by p.agent order by p.at rows between unbounded preceding and current row)'
  const sweep = `(select p.agent, p.at, ${scan.d.next('p.at', window)} as until,
      sum(p.delta) ${sofar} as chats, max(p.state_at) ${sofar} as state_at
    from ${points} as p)`
  const each = scan.lists.includes('team') ? ', o.each_team as each_team' : ''
  return `(select o.agent as agent, o.source as source, o.teams as teams${each}, g.at as start_at, g.until as span_end
    from ${sweep} as g join ${online} as o on o.agent = g.agent and o.start_at = g.state_at
    where g.chats > 0 and g.until > g.at and g.at < o.span_end)`
}

/** Time with at least one chat, per agent: disjoint, and only the part the viewer may see. */
function chats(scan: ScanContext): string {
  const { d, asOf, from, to } = scan
  const spans = `(select h.agent, greatest(h.start_at, ${from}) as piece_start, least(coalesce(h.end_at, ${asOf}), ${to}) as piece_end
    from ${d.table('chats_in_hand')} as h
    where h.agent is not null and h.start_at < ${to} and coalesce(h.end_at, ${asOf}) > ${from}
      and h.start_at < coalesce(h.end_at, ${asOf}) and ${scan.visible('h', { team: 'team', agent: 'agent' })})`
  return `(select y.* from ${covered(spans, ['w.agent'])} as y where y.covered_ms > 0)`
}
