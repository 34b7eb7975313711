import type { Permission, Viewer } from '../../domain/contract/public.ts'
import { check } from './check.ts'
import type { Principal } from './principal.ts'

/**
 * The rows a principal may see under a permission; reading metrics if none is named.
 * Somebody without a team or an agent sees nothing, never everything.
 * @throws FORBIDDEN
 */
export function viewerOf(principal: Principal, permission: Permission = 'query:read'): Viewer {
  const { agents, team_ids } = principal.user
  switch (check(principal, permission)) {
    case 'all':
      return { kind: 'all' }
    case 'team':
      return { kind: 'teams', team_ids }
    case 'own':
      return { kind: 'agent', agent_ids: agents.map((agent) => agent.agent_id), team_ids }
  }
}
