import { listTeams } from '../../accounts/public.ts'
import { type Language, type VariableValues, wordsIn } from '../../domain/contract/public.ts'
import { listDeskAgents } from '../access/desk-agent.ts'
import type { CaseState } from '../cases/case-state.ts'
import { readCustomer } from '../cases/customer.ts'
import type { Desk } from '../desk.ts'
import { listSettings } from '../settings/settings.ts'
import { CATEGORIES } from './kinds.ts'

/** What variables stand for in the texts of this case. `agent.name` is whoever speaks, else whoever has the case. */
export async function readVariableValues(
  desk: Pick<Desk, 'store' | 'accounts'>,
  state: Pick<
    CaseState,
    | 'number'
    | 'subject'
    | 'category'
    | 'customer_id'
    | 'customer_name'
    | 'agent_id'
    | 'team_id'
    | 'language'
    | 'fields'
  >,
  agentName: string | null = null,
): Promise<VariableValues> {
  const { store, accounts } = desk
  const customer = state.customer_id === null ? null : await readCustomer(store, state.customer_id)
  const agents = agentName === null ? await listDeskAgents(store) : []
  const teams = state.team_id === null ? [] : await listTeams(accounts)
  const categories = state.category === null ? [] : await listSettings(desk, CATEGORIES)
  const category = categories.find(({ id }) => id === state.category)
  const language: Language = state.language?.startsWith('en') === true ? 'en' : 'zh-CN'
  return {
    'customer.name': customer?.name ?? state.customer_name,
    'customer.email': customer?.email,
    'customer.phone': customer?.phone,
    'agent.name': agentName ?? agents.find((agent) => agent.agent_id === state.agent_id)?.name,
    'team.name': teams.find((team) => team.id === state.team_id)?.name,
    'case.number': state.number,
    'case.subject': state.subject,
    'case.category':
      category === undefined ? state.category : wordsIn(category.body.name, language),
    ...Object.fromEntries(
      Object.entries(state.fields).map(([key, value]) => [`field.${key}`, textOf(value)]),
    ),
  }
}

function textOf(value: unknown): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value
  return Array.isArray(value) ? value.join(', ') : null
}
