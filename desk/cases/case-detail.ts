import type { CaseDetail, DeskCustomer } from '../../domain/contract/public.ts'
import type { CaseReader } from '../access/may-case.ts'
import type { Desk } from '../desk.ts'
import { readRoutingLog } from '../router/routing-log.ts'
import { tablesOf } from '../store/tables.ts'
import { type CaseLineOptions, caseLines } from './case-lines.ts'
import { caseOfRow, type CaseState } from './case-state.ts'
import { instantOf, instantOrNull } from './case-view.ts'
import { type CustomerRow, readCustomer } from './customer.ts'
import { readableBy } from './inbox-boxes.ts'

export interface DetailOptions extends Pick<CaseLineOptions, 'promisesOf'> {
  readonly reader: CaseReader
  /** Of the reader, for the reasons of routing. */
  readonly language: string | null
}

const MOST_EARLIER = 20
const MOST_FOLLOWUPS = 100

/** A case opened whole. Other cases stand in it only as far as the reader may see them. */
export async function readCaseDetail(
  desk: Desk,
  state: CaseState,
  options: DetailOptions,
): Promise<CaseDetail> {
  const { reader } = options
  const lines = { agent_id: reader.agent_id, promisesOf: options.promisesOf }
  const customer =
    state.customer_id === null ? null : await readCustomer(desk.store, state.customer_id)
  const [line] = await caseLines(desk, [state], lines)
  if (line === undefined) throw new Error('a case has a line')
  const earlier = await readEarlier(desk, state, reader)
  return {
    case: line,
    customer: customer === null ? null : customerView(customer, desk.clock.now()),
    fields: state.fields,
    page: state.customer_id === null ? null : await readPage(desk, state.customer_id),
    earlier: await caseLines(desk, earlier, lines),
    links: await readLinks(desk, state, { ...lines, reader }),
    watcher_ids: await readWatchers(desk, state.id),
    followups: await readFollowups(desk, state.id),
    rating: await readRating(desk, state.id),
    routing: (await readRoutingLog(desk, state.id, options.language)).map(
      ({ at, reason, agent_id, queue_id }) => ({ at, reason, agent_id, queue_id }),
    ),
  }
}

/** Whoever has the widget open is noted every 30 s, at whichever process. */
const ONLINE_FOR_MS = 45_000

export function customerView(row: CustomerRow, now: number): DeskCustomer {
  const { id, name, email, phone, language, tier, note } = row
  return {
    id,
    name,
    email,
    phone,
    language,
    tier,
    attributes: JSON.parse(row.attributes_json) as Record<string, string>,
    note,
    created_at: instantOf(row.created_at),
    last_seen_at: instantOrNull(row.last_seen_at),
    is_online: now - (row.last_seen_at ?? -Infinity) < ONLINE_FOR_MS,
    is_erased: row.erased_at !== null,
  }
}

async function readEarlier(
  desk: Pick<Desk, 'store'>,
  { id, customer_id }: CaseState,
  reader: CaseReader,
): Promise<readonly CaseState[]> {
  if (customer_id === null) return []
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('customer_id', '=', customer_id)
    .where('id', '!=', id)
    .where((eb) => readableBy(eb, reader))
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_EARLIER)
    .execute()
  return rows.map(caseOfRow)
}

/** `ticket_of`, `split_from` and `merged_from` are read from the case that has the other behind it. */
async function readLinks(
  desk: Pick<Desk, 'store'>,
  { id }: CaseState,
  options: CaseLineOptions & { readonly reader: CaseReader },
): Promise<CaseDetail['links']> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_links')
    .selectAll()
    .where((eb) => eb.or([eb('from_case', '=', id), eb('to_case', '=', id)]))
    .limit(200)
    .execute()
  const others = new Map(
    rows.map(({ from_case, to_case, relation }) => [
      from_case === id ? to_case : from_case,
      relation as CaseDetail['links'][number]['relation'],
    ]),
  )
  if (others.size === 0) return []
  const cases = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('id', 'in', [...others.keys()])
    .where((eb) => readableBy(eb, options.reader))
    .orderBy('number', 'desc')
    .execute()
  const lines = await caseLines(desk, cases.map(caseOfRow), options)
  return lines.map((line) => ({ case: line, relation: others.get(line.id) ?? 'related' }))
}

async function readPage(
  desk: Pick<Desk, 'store'>,
  customerId: string,
): Promise<CaseDetail['page']> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_visitors')
    .select('page_json')
    .where('customer_id', '=', customerId)
    .where('revoked_at', 'is', null)
    .where('page_json', 'is not', null)
    .orderBy('last_seen_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (row?.page_json == null) return null
  const page = JSON.parse(row.page_json) as { url: string; title: string | null; at: number }
  return { ...page, at: instantOf(page.at) }
}

async function readWatchers(desk: Pick<Desk, 'store'>, id: string): Promise<readonly string[]> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_watchers')
    .select('agent_id')
    .where('case_id', '=', id)
    .orderBy('agent_id')
    .execute()
  return rows.map(({ agent_id }) => agent_id)
}

async function readFollowups(
  desk: Pick<Desk, 'store'>,
  id: string,
): Promise<CaseDetail['followups']> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_followups')
    .selectAll()
    .where('case_id', '=', id)
    .orderBy('due_at')
    .orderBy('id')
    .limit(MOST_FOLLOWUPS)
    .execute()
  return rows.map(({ case_id: _, due_at, done_at, ...row }) => ({
    ...row,
    due_at: instantOf(due_at),
    done_at: instantOrNull(done_at),
  }))
}

async function readRating(desk: Pick<Desk, 'store'>, id: string): Promise<CaseDetail['rating']> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_ratings')
    .select(['score', 'comment', 'requested_at'])
    .where('case_id', '=', id)
    .orderBy('requested_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { ...row, requested_at: instantOf(row.requested_at) }
}
