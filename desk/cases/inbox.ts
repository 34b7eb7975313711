import type { InboxAnswer, InboxRequest } from '../../domain/contract/public.ts'
import type { CaseReader } from '../access/may-case.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { caseOfRow, type CaseState, isEnded } from './case-state.ts'
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
  const { box, order, limit, status } = request
  const isLive = status === undefined || !status.some(isEnded)
  let query = tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where((eb) => inBox(eb, box, reader))
  if (request.is_spam === 'true') query = query.where('is_done', '=', 1).where('is_spam', '=', 1)
  else if (isLive) query = query.where('is_done', '=', 0)
  else query = query.where('is_spam', '=', 0).where('merged_into', 'is', null)
  if (status !== undefined && !isLive && status.every(isEnded)) {
    query = query.where('is_done', '=', 1)
  }
  if (status !== undefined) query = query.where('status', 'in', [...status])
  const { priority, tag, after: cursor } = request
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
  if (cursor !== undefined) query = query.where((eb) => after(eb, cursor, order))
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
