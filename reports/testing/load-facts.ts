import { facts } from '../../warehouse/public.ts'
import type { FactDatabase } from '../../warehouse/testing/fact-database.ts'
import type { FactRows } from '../oracle/fact-rows.ts'

/** Replaces everything in a database by these facts. */
export async function loadFacts(db: FactDatabase, rows: FactRows): Promise<void> {
  await db.clear()
  await db.insert(facts.cases, rows.cases)
  await db.insert(facts.caseStates, rows.case_states)
  await db.insert(facts.queueStays, rows.queue_stays)
  await db.insert(facts.resolutions, rows.resolutions)
  await db.insert(facts.waits, rows.waits)
  await db.insert(facts.assignments, rows.assignments)
  await db.insert(facts.chatsInHand, rows.chats_in_hand)
  await db.insert(facts.messages, rows.messages)
  await db.insert(facts.ratings, rows.ratings)
  // Rows of one case and target are told apart by n: keep the key unique.
  await db.insert(
    facts.slaTargets,
    rows.sla_targets.map((row, index) => ({ ...row, n: index })),
  )
  await db.insert(facts.agentStates, rows.agent_states)
}
