import type { VisitorStanding } from '../../domain/contract/public.ts'
import type { Desk } from '../desk.ts'
import type { Standings } from '../router/standings.ts'
import { readVisitorCase, toVisitorCases } from './visitor-cases.ts'
import type { Visitor } from './visitor.ts'

/**
 * Where a conversation stands, for a widget without a socket.
 * @throws NOT_FOUND
 */
export async function readVisitorStanding(
  { desk, standings }: { readonly desk: Desk; readonly standings: Standings },
  visitor: Visitor,
  caseId: string,
): Promise<VisitorStanding> {
  const state = await readVisitorCase(desk, visitor, caseId)
  const [view] = await toVisitorCases(desk, [state])
  if (view === undefined) throw new Error('a case has a view')
  const { status, agent_name } = view
  const standing = status === 'queued' ? await standings.of(state) : null
  return {
    status,
    position: standing?.position ?? null,
    expected_wait_secs: standing?.expected_wait_secs ?? null,
    agent_name,
  }
}
