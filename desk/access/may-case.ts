import { type Principal, scopeOf } from '../../accounts/public.ts'
import type { Scope } from '../../domain/contract/public.ts'
import { caseOfRow, type CaseState } from '../cases/case-state.ts'
import { caseUnknown } from '../commit/commit-case.ts'
import { type Desk, deskAgentId } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** Somebody who reads cases: which agent they are and how far they see. */
export interface CaseReader {
  readonly agent_id: string
  /** Null: they may not answer customers, and see none. */
  readonly scope: Scope | null
  readonly team_ids: readonly string[]
}

/** What of a case says whose it is. */
export type CaseHolding = Pick<CaseState, 'agent_id' | 'team_id'>

/** `write`: everything but notes and watching, for which `read` is enough. */
export type CaseMode = 'read' | 'write'

export function caseReaderOf(principal: Principal): CaseReader {
  return {
    agent_id: deskAgentId(principal.user.id),
    scope: scopeOf(principal, 'desk:answer'),
    team_ids: principal.user.team_ids,
  }
}

/**
 * Whether a case is theirs by who holds it: everyone's for the scope `all`, their own and their teams' for `team`,
 * their own for `own`. One that belongs to no team and nobody is everybody's who may take cases of a team.
 * @see mayCase for those who watch it or were named in it
 */
export function holdsCase({ scope, agent_id, team_ids }: CaseReader, held: CaseHolding): boolean {
  if (scope === null) return false
  if (scope === 'all' || held.agent_id === agent_id) return true
  if (scope === 'own') return false
  return held.team_id === null ? held.agent_id === null : team_ids.includes(held.team_id)
}

/** The one answer to: may they see this case, or work on it? */
export async function mayCase(
  desk: Pick<Desk, 'store'>,
  reader: CaseReader,
  state: CaseState,
  mode: CaseMode,
): Promise<boolean> {
  if (holdsCase(reader, state)) return true
  return mode === 'read' && reader.scope !== null && (await isInvited(desk, reader, state.id))
}

/**
 * @throws NOT_FOUND, the same for a case that does not exist and for one that is not theirs
 */
export async function requireCase(
  desk: Pick<Desk, 'store'>,
  principal: Principal,
  id: string,
  mode: CaseMode = 'read',
): Promise<CaseState> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw caseUnknown(id)
  const state = caseOfRow(row)
  if (!(await mayCase(desk, caseReaderOf(principal), state, mode))) throw caseUnknown(id)
  return state
}

/** They watch it, or were named in a note of it. */
async function isInvited(
  desk: Pick<Desk, 'store'>,
  { agent_id }: CaseReader,
  caseId: string,
): Promise<boolean> {
  const db = tablesOf(desk.store)
  const watches = await db
    .selectFrom('desk_watchers')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('agent_id', '=', agent_id)
    .executeTakeFirst()
  if (watches !== undefined) return true
  const named = await db
    .selectFrom('desk_mentions')
    .select('case_id')
    .where('agent_id', '=', agent_id)
    .where('case_id', '=', caseId)
    .limit(1)
    .executeTakeFirst()
  return named !== undefined
}
