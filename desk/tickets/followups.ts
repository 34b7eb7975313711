import type { FollowupAnswer, FollowupRequest, FollowupTask } from '../../domain/contract/public.ts'
import { type CaseReader } from '../access/may-case.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'

/**
 * Follow-up tasks that the reader may see: those given to them, to agents of cases of their teams, or all. What is
 * due first comes first; of what is done, the last.
 */
export async function listFollowups(
  desk: Pick<Desk, 'store' | 'clock'>,
  reader: CaseReader,
  { box, state, after, limit }: FollowupRequest,
): Promise<FollowupAnswer> {
  const now = desk.clock.now()
  let query = tablesOf(desk.store)
    .selectFrom('desk_followups as task')
    .innerJoin('desk_cases as about', 'about.id', 'task.case_id')
    .selectAll('task')
    .select(['about.number', 'about.kind', 'about.subject', 'about.customer_name'])
    .limit(limit + 1)
  if (box === 'mine') query = query.where('task.agent_id', '=', reader.agent_id)
  if (box !== 'mine' && reader.scope !== 'all') {
    const teams = reader.scope === 'team' ? [...reader.team_ids] : []
    query = query.where((where) =>
      where.or([
        where('task.agent_id', '=', reader.agent_id),
        where('about.agent_id', '=', reader.agent_id),
        ...(teams.length > 0 ? [where('about.team_id', 'in', teams)] : []),
      ]),
    )
  }
  if (box === 'team' && reader.scope === 'all' && reader.team_ids.length > 0) {
    query = query.where('about.team_id', 'in', [...reader.team_ids])
  }
  if (state === 'done') {
    query = query.where('task.done_at', 'is not', null).orderBy('task.done_at', 'desc')
  } else {
    query = query.where('task.done_at', 'is', null).orderBy('task.due_at')
  }
  if (state === 'due') query = query.where('task.due_at', '<=', now)
  const from = after === undefined ? null : placeOf(after)
  if (from !== null) {
    query =
      state === 'done'
        ? query.where((where) =>
            where.or([
              where('task.done_at', '<', from.at),
              where.and([where('task.done_at', '=', from.at), where('task.id', '>', from.id)]),
            ]),
          )
        : query.where((where) =>
            where.or([
              where('task.due_at', '>', from.at),
              where.and([where('task.due_at', '=', from.at), where('task.id', '>', from.id)]),
            ]),
          )
  }
  const rows = await query.orderBy('task.id').execute()
  const last = rows.slice(0, limit).at(-1)
  return {
    tasks: rows.slice(0, limit).map(taskOf),
    next:
      rows.length > limit && last !== undefined
        ? `${state === 'done' ? (last.done_at ?? 0) : last.due_at}~${last.id}`
        : null,
    due_count: await countDue(desk, reader.agent_id, now),
  }
}

interface TaskRow {
  readonly id: string
  readonly case_id: string
  readonly number: number
  readonly kind: string
  readonly subject: string | null
  readonly customer_name: string | null
  readonly agent_id: string | null
  readonly due_at: number
  readonly note: string
  readonly done_at: number | null
  readonly outcome: string | null
}

function taskOf(row: TaskRow): FollowupTask {
  return {
    id: row.id,
    case_id: row.case_id,
    case_number: row.number,
    case_kind: row.kind as 'chat' | 'ticket',
    subject: row.subject,
    customer_name: row.customer_name,
    agent_id: row.agent_id,
    due_at: instantOf(row.due_at),
    note: row.note,
    done_at: row.done_at === null ? null : instantOf(row.done_at),
    outcome: row.outcome,
  }
}

async function countDue(desk: Pick<Desk, 'store'>, agentId: string, now: number): Promise<number> {
  const { count } = await tablesOf(desk.store)
    .selectFrom('desk_followups')
    .select((by) => by.fn.countAll().as('count'))
    .where('agent_id', '=', agentId)
    .where('done_at', 'is', null)
    .where('due_at', '<=', now)
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** Null for what no page gave: the list begins anew. */
function placeOf(after: string): { readonly at: number; readonly id: string } | null {
  const [at, id] = after.split('~')
  return id === undefined || !Number.isFinite(Number(at)) ? null : { at: Number(at), id }
}

function instantOf(at: number): string {
  return new Date(at).toISOString()
}
