import type { Role, User } from '../../domain/contract/public.ts'
import { ROLE_PERMISSIONS } from '../access/role-permissions.ts'

/** The agent a user is at this installation's own desk, `desk:<user id>`. */
function ownAgentId(userId: string): string {
  return `desk:${userId}`
}

/**
 * The agents of a user, with the own one for whoever may answer customers. Once there it stays, whatever becomes of
 * the role: their past conversations keep a name.
 */
export function withOwnAgent(
  user: { readonly id: string; readonly role: Role; readonly skills?: readonly string[] },
  agents: User['agents'],
): User['agents'] {
  const agent_id = ownAgentId(user.id)
  const mayAnswer = ROLE_PERMISSIONS[user.role]['desk:answer'] !== undefined
  if (!mayAnswer || agents.some((agent) => agent.agent_id === agent_id)) return agents
  return [...agents, { agent_id, skills: [...(user.skills ?? [])] }]
}
