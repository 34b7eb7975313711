import { type SelectQueryBuilder, sql } from 'kysely'
import type { StoreScope } from '../../store/public.ts'
import type { InboxAnswer, InboxRequest } from '../../domain/contract/public.ts'
import type { CaseReader } from '../access/may-case.ts'
import type { Desk } from '../desk.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import { caseOfRow, type CaseRow, type CaseState, isEnded } from './case-state.ts'
import { type Box, inBox } from './inbox-boxes.ts'
import { after, cursorOf, ordered } from './inbox-order.ts'

export interface InboxPage {
  readonly cases: readonly CaseState[]
  readonly next: string | null
}

/**
 * One page of a box, of what the reader may see. Without a status it holds what is still to be done; with one that
 * has ended, what ended so. Spam and merged cases are in none.
 * @throws BAD_INPUT for a cursor of another order
 */
export async function readInbox(
  desk: Pick<Desk, 'store'>,
  reader: CaseReader,
  request: InboxRequest,
): Promise<InboxPage> {
  const { order, limit } = request
  const query = asked(desk.store, reader, request)
  const rows = await ordered(query, order)
    .limit(limit + 1)
    .execute()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    cases: page.map(caseOfRow),
    next: rows.length > limit && last !== undefined ? cursorOf(last, order) : null,
  }
}

type Query = SelectQueryBuilder<DeskTables, 'desk_cases', CaseRow>

/** What is asked for, in no order. */
function asked(store: StoreScope, reader: CaseReader, request: InboxRequest): Query {
  const { status, order, limit } = request
  const lies = (flag: 'is_done' | 'is_spam', value: 0 | 1) => (query: Query) =>
    // A literal: an index of those alone serves nobody who says it with a parameter.
    query.where(flag, '=', sql.lit(value))
  const query = filtered(store, reader, request)
  if (request.is_spam === 'true') return query.$call(lies('is_done', 1)).$call(lies('is_spam', 1))
  if (status === undefined || !status.some(isEnded)) return query.$call(lies('is_done', 0))
  const sound = query.$call(lies('is_spam', 0)).where('merged_into', 'is', null)
  if (status.every(isEnded)) return sound.$call(lies('is_done', 1))
  // What is open and what has ended lie apart in every index: the first of either hold the first of both.
  const firstOf = (value: 0 | 1) =>
    tablesOf(store)
      .selectFrom(
        ordered(sound.$call(lies('is_done', value)), order)
          .limit(limit + 1)
          .as('some'),
      )
      .selectAll()
  return tablesOf(store)
    .selectFrom(firstOf(0).unionAll(firstOf(1)).as('desk_cases'))
    .selectAll()
}

function filtered(store: StoreScope, reader: CaseReader, request: InboxRequest): Query {
  const { box, status, priority, tag, order, after: cursor } = request
  let query = tablesOf(store)
    .selectFrom('desk_cases')
    .selectAll()
    .where((eb) => inBox(eb, box, reader))
  if (status !== undefined) query = query.where('status', 'in', [...status])
  if (priority !== undefined) query = query.where('priority', 'in', [...priority])
  if (tag !== undefined) {
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('desk_case_tags').select('case_id').where('tag', '=', tag),
    )
  }
  for (const column of SAME) {
    const value = request[column]
    if (value !== undefined) query = query.where(column, '=', value)
  }
  return cursor === undefined ? query : query.where((eb) => after(eb, cursor, order))
}

/** Filters that ask for one value of a column. */
const SAME = [
  'kind',
  'queue_id',
  'team_id',
  'agent_id',
  'category',
  'channel',
  'customer_id',
] as const

/** What is still to be done in each box of the reader. */
export async function countBoxes(
  desk: Pick<Desk, 'store'>,
  reader: CaseReader,
): Promise<InboxAnswer['counts']> {
  const counted = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select((eb) => {
      // One look at what is open, whose case it is read off an index.
      const countOf = (box: Box) => eb.fn.countAll<number>().filterWhere(inBox(eb, box, reader))
      return [
        countOf('mine').as('mine'),
        countOf('unassigned').as('unassigned'),
        countOf('team').as('team'),
        countOf('all').as('all'),
      ]
    })
    .where('is_done', '=', 0)
    .executeTakeFirstOrThrow()
  return {
    mine: counted.mine,
    unassigned: counted.unassigned,
    team: counted.team,
    all: counted.all,
    mentions: await countInvited(desk, reader, 'desk_mentions'),
    watching: await countInvited(desk, reader, 'desk_watchers'),
  }
}

async function countInvited(
  desk: Pick<Desk, 'store'>,
  { agent_id, scope }: CaseReader,
  table: 'desk_mentions' | 'desk_watchers',
): Promise<number> {
  if (scope === null) return 0
  const { count } = await tablesOf(desk.store)
    .selectFrom(table)
    .innerJoin('desk_cases', 'desk_cases.id', `${table}.case_id`)
    .select((eb) => eb.fn.count<number>('desk_cases.id').distinct().as('count'))
    .where(`${table}.agent_id`, '=', agent_id)
    .where('desk_cases.is_done', '=', 0)
    .executeTakeFirstOrThrow()
  return count
}
