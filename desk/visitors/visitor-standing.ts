import type { VisitorStanding } from '../../domain/contract/public.ts'
import type { CaseState } from '../cases/case-state.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { readVisitorCase, toVisitorCases } from './visitor-cases.ts'
import type { Visitor } from './visitor.ts'

/**
 * Where a conversation stands, for a widget without a socket.
 * @throws NOT_FOUND
 */
export async function readVisitorStanding(
  desk: Desk,
  visitor: Visitor,
  caseId: string,
): Promise<VisitorStanding> {
  const state = await readVisitorCase(desk, visitor, caseId)
  const [view] = await toVisitorCases(desk, [state])
  if (view === undefined) throw new Error('a case has a view')
  const { status, agent_name } = view
  if (status !== 'queued') return { status, position: null, expected_wait_secs: null, agent_name }
  return { status, position: await placeInQueue(desk, state), expected_wait_secs: null, agent_name }
}

/** From 1, in the order in which routing serves. */
async function placeInQueue(desk: Desk, state: CaseState): Promise<number> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select(['id', 'queue_id'])
    .where('queued_at', 'is not', null)
    .where('agent_id', 'is', null)
    .where('is_done', '=', 0)
    .orderBy('tier_rank', 'desc')
    .orderBy('priority_rank', 'desc')
    .orderBy('queued_at')
    .orderBy('id')
    .execute()
  const mine = rows.filter(({ queue_id }) => queue_id === state.queue_id)
  return mine.findIndex(({ id }) => id === state.id) + 1
}
