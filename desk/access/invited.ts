import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/** The cases that an agent sees because they watch them or were named in them. */
export async function readInvitedCases(
  desk: Pick<Desk, 'store'>,
  agentId: string,
): Promise<readonly string[]> {
  const db = tablesOf(desk.store)
  const rows = await db
    .selectFrom('desk_watchers')
    .select('case_id')
    .where('agent_id', '=', agentId)
    .union(db.selectFrom('desk_mentions').select('case_id').where('agent_id', '=', agentId))
    .execute()
  return rows.map(({ case_id }) => case_id)
}

/** The agents who see a case because they watch it or were named in it. */
export async function readInvitedAgents(
  desk: Pick<Desk, 'store'>,
  caseId: string,
): Promise<readonly string[]> {
  const db = tablesOf(desk.store)
  const rows = await db
    .selectFrom('desk_watchers')
    .select('agent_id')
    .where('case_id', '=', caseId)
    .union(db.selectFrom('desk_mentions').select('agent_id').where('case_id', '=', caseId))
    .execute()
  return rows.map(({ agent_id }) => agent_id)
}
