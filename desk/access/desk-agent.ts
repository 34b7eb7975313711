import { check, type Principal, readColleagues, ROLE_PERMISSIONS } from '../../accounts/public.ts'
import { distinctSkills, type User } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { type Actor, deskAgentId } from '../desk.ts'

/** A user as an agent of the desk. */
export interface DeskAgent {
  readonly agent_id: string
  readonly name: string
  readonly team_ids: readonly string[]
  readonly skills: readonly string[]
  /** Language tags. */
  readonly languages: readonly string[]
}

/** Who the signed-in user is when they do something to a case. */
export function actorOfPrincipal({ user }: Pick<Principal, 'user'>): Actor & { kind: 'agent' } {
  return { kind: 'agent', id: deskAgentId(user.id), name: user.name }
}

/** Everybody who may answer customers, in order of creation. */
export async function listDeskAgents(store: StoreScope): Promise<readonly DeskAgent[]> {
  return (await readColleagues({ store })).filter(mayAnswer).map(agentOfUser)
}

/**
 * Somebody a case can be given to.
 * @throws NOT_FOUND when there is none, or they may not answer customers (any more)
 */
export async function requireDeskAgent(store: StoreScope, agentId: string): Promise<DeskAgent> {
  const [user] = await readColleagues({ store }, [agentId.replace(/^desk:/, '')])
  if (user === undefined || deskAgentId(user.id) !== agentId || !mayAnswer(user)) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `Agent ${agentId}`,
      fix: 'GET /api/v1/desk/agents lists who can be given a case.',
    })
  }
  return agentOfUser(user)
}

/**
 * An agent whom this supervisor looks after: anybody for the scope `all`, else whoever shares a team with them.
 * @throws FORBIDDEN, and NOT_FOUND as `requireDeskAgent`
 */
export async function requireSupervised(
  store: StoreScope,
  principal: Principal,
  agentId: string,
): Promise<DeskAgent> {
  const scope = check(principal, 'desk:supervise')
  const agent = await requireDeskAgent(store, agentId)
  const { id, team_ids } = principal.user
  const isTheirs =
    agentId === deskAgentId(id) || agent.team_ids.some((one) => team_ids.includes(one))
  if (scope === 'all' || isTheirs) return agent
  throw new DeskmetryError('FORBIDDEN', { what: 'setting the state of an agent of another team' })
}

function mayAnswer({ role, status }: User): boolean {
  return status === 'active' && ROLE_PERMISSIONS[role]['desk:answer'] !== undefined
}

/** A skill that is a language tag (`en`, `zh-CN`, `lang:en`) is a language they answer in, besides their own. */
function agentOfUser({ id, name, team_ids, agents, language }: User): DeskAgent {
  const agent_id = deskAgentId(id)
  const own = agents.filter((agent) => agent.agent_id === agent_id)
  const words = (own.length > 0 ? own : agents).flatMap(({ skills }) => skills)
  const spoken = words
    .filter((word) => LANGUAGE.test(word))
    .map((word) => word.replace(/^lang:/, ''))
  return {
    agent_id,
    name,
    team_ids,
    skills: distinctSkills(words.filter((word) => !LANGUAGE.test(word))),
    languages: [...new Set([...spoken, ...(language === null ? [] : [language])])],
  }
}

const LANGUAGE = /^(lang:.+|[a-z]{2}(-[A-Za-z]{2,4})?)$/
