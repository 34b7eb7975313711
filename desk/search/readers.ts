import { createHash } from 'node:crypto'
import type { StoreScope } from '../../store/public.ts'
import type { CaseReader } from '../access/may-case.ts'
import { tablesOf } from '../store/tables.ts'

/**
 * Who may read a case, as tokens of the index: rights are then applied where the words are looked up, before
 * anything is ranked. A word of a text never begins with `§`. What is found is checked against the case again,
 * since the index is a moment behind.
 */
const agentToken = (agentId: string): string => `§a${digestOf(agentId)}`
const teamToken = (teamId: string): string => `§t${digestOf(teamId)}`

/** Of a case that is nobody's and no team's: everybody's who may take cases of a team (`holdsCase`). */
const FREE = '§f'

/** Null: everybody's cases. */
export function tokensOfReader({
  scope,
  agent_id,
  team_ids,
}: CaseReader): readonly string[] | null {
  if (scope === 'all') return null
  return [agentToken(agent_id), ...(scope === 'team' ? [FREE, ...team_ids.map(teamToken)] : [])]
}

/** The readers of cases, sorted, by case: its agent, its team, who watches, who was mentioned. */
export async function readersOf(
  store: StoreScope,
  cases: readonly {
    readonly id: string
    readonly agent_id: string | null
    readonly team_id: string | null
  }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = cases.map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const db = tablesOf(store)
  const watchers = await db
    .selectFrom('desk_watchers')
    .select(['case_id', 'agent_id'])
    .where('case_id', 'in', ids)
    .execute()
  const mentioned = await db
    .selectFrom('desk_mentions')
    .select(['case_id', 'agent_id'])
    .where('case_id', 'in', ids)
    .execute()
  const readers = new Map(
    cases.map(({ id, agent_id, team_id }) => [
      id,
      new Set([
        ...(agent_id === null ? [] : [agentToken(agent_id)]),
        ...(team_id === null ? [] : [teamToken(team_id)]),
        ...(agent_id === null && team_id === null ? [FREE] : []),
      ]),
    ]),
  )
  for (const row of [...watchers, ...mentioned])
    readers.get(row.case_id)?.add(agentToken(row.agent_id))
  return new Map([...readers].map(([id, tokens]) => [id, [...tokens].sort()]))
}

function digestOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 16)
}
