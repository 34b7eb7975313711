import {
  type RoutingDecision,
  type RoutingReason,
  routingReason,
} from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { reasonWords } from '../routing/reason-words.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'

export interface LogLine {
  readonly case_id: string
  /** Epoch ms. */
  readonly at: number
  readonly decision: RoutingDecision['decision']
  readonly agent_id?: string | null
  readonly queue_id: string | null
  readonly reason: RoutingReason
  /** Of one taken out of a queue: how long it lay there. */
  readonly waited_ms?: number | null
  readonly rank: number
}

/** Keeps what was decided and why; called in the transaction that does it. */
export async function logDecision(tx: StoreScope, line: LogLine): Promise<void> {
  await tablesOf(tx)
    .insertInto('desk_routing_log')
    .values({
      case_id: line.case_id,
      at: line.at,
      decision: line.decision,
      agent_id: line.agent_id ?? null,
      queue_id: line.queue_id,
      reason_json: JSON.stringify(line.reason),
      waited_ms: line.waited_ms ?? null,
      rank: line.rank,
    })
    .execute()
}

const MOST = 200

/**
 * Why a case lies where it lies, newest first.
 * @param language of the reader: Chinese or else English
 */
export async function readRoutingLog(
  { store }: { readonly store: StoreScope },
  caseId: string,
  language: string | null,
): Promise<readonly RoutingDecision[]> {
  const rows = await tablesOf(store)
    .selectFrom('desk_routing_log')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('number', 'desc')
    .limit(MOST)
    .execute()
  return rows.map((row) => decisionOf(row, language))
}

export function reasonOf({ reason_json }: { readonly reason_json: string }): RoutingReason {
  return routingReason.parse(JSON.parse(reason_json))
}

function decisionOf(
  row: Omit<DeskTables['desk_routing_log'], 'number'>,
  language: string | null,
): RoutingDecision {
  const reason = reasonOf(row)
  return {
    case_id: row.case_id,
    at: new Date(row.at).toISOString(),
    decision: row.decision as RoutingDecision['decision'],
    agent_id: row.agent_id,
    queue_id: row.queue_id,
    reason: reasonWords(reason, language),
    ...reason,
  }
}
