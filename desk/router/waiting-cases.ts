import type { DeskQueue } from '../../domain/contract/public.ts'
import type { StoreScope } from '../../store/public.ts'
import type { WaitingCase } from '../routing/routing-state.ts'
import { tablesOf } from '../store/tables.ts'
import { reasonOf } from './routing-log.ts'

/** How long an agent who did not answer a chat is not given the same one again, while others can have it. */
export const NOT_TO_SAME_MS = 5 * 60_000
/** The first so many; those behind them wait for a later turn. */
const MOST_AT_ONCE = 1_000

/** The cases that wait in these queues, the foremost of them, with what routing must know of their past. */
export async function readWaiting(
  store: StoreScope,
  queues: readonly Pick<DeskQueue, 'id'>[],
  now: number,
): Promise<readonly WaitingCase[]> {
  const ids = queues.map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await tablesOf(store)
    .selectFrom('desk_cases')
    .select([
      'id',
      'kind',
      'channel',
      'queue_id',
      'team_id',
      'tier_rank',
      'priority_rank',
      'language',
      'queued_at',
      'waiting_since',
      'customer_id',
    ])
    .where('queue_id', 'in', ids)
    .where('queued_at', 'is not', null)
    .where('agent_id', 'is', null)
    .where('is_done', '=', 0)
    .where('status', '=', 'open')
    .orderBy('tier_rank', 'desc')
    .orderBy('priority_rank', 'desc')
    .orderBy((by) => by.fn.coalesce('waiting_since', 'queued_at'))
    .orderBy('id')
    .limit(MOST_AT_ONCE)
    .execute()
  if (rows.length === 0) return []
  const lastAgents = await readLastAgents(store, rows)
  const silent = await readSilent(store, { ids, since: now - NOT_TO_SAME_MS })
  return rows.map(({ customer_id, ...row }) => ({
    ...row,
    kind: row.kind === 'chat' ? 'chat' : 'ticket',
    queue_id: row.queue_id ?? '',
    queued_at: row.queued_at ?? now,
    waiting_since: row.waiting_since ?? row.queued_at ?? now,
    last_agent_id: lastAgents.get(customer_id ?? '') ?? null,
    not_to: silent.get(row.id) ?? [],
  }))
}

/** Whom each of these customers had in the newest of their cases that had somebody. */
async function readLastAgents(
  store: StoreScope,
  rows: readonly { readonly customer_id: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const customers = [...new Set(rows.flatMap((row) => row.customer_id ?? []))]
  if (customers.length === 0) return new Map()
  const had = await tablesOf(store)
    .selectFrom('desk_cases')
    .select(['customer_id', 'agent_id'])
    .select((by) => by.fn.max('opened_at').as('opened_at'))
    .where('customer_id', 'in', customers)
    .where('agent_id', 'is not', null)
    .groupBy(['customer_id', 'agent_id'])
    .orderBy('opened_at')
    .execute()
  return new Map(had.map((row) => [row.customer_id ?? '', row.agent_id ?? '']))
}

async function readSilent(
  store: StoreScope,
  { ids, since }: { readonly ids: readonly string[]; readonly since: number },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tablesOf(store)
    .selectFrom('desk_routing_log')
    .select(['case_id', 'agent_id', 'reason_json'])
    .where('queue_id', 'in', [...ids])
    .where('at', '>=', since)
    .where('decision', '=', 'returned')
    .execute()
  const silent = new Map<string, string[]>()
  for (const row of rows) {
    if (row.agent_id === null || reasonOf(row).code !== 'no_answer') continue
    silent.set(row.case_id, [...(silent.get(row.case_id) ?? []), row.agent_id])
  }
  return silent
}
