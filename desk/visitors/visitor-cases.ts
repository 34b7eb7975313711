import type { VisitorCase, VisitorTranscript } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { readColleagues } from '../../accounts/public.ts'
import { type CaseState, caseOfRow, isEnded } from '../cases/case-state.ts'
import { visitorEntries } from '../cases/entry-view.ts'
import { readPublicEntries } from '../cases/read-entries.ts'
import { type Desk, deskAgentId } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import type { Visitor } from './visitor.ts'

/** A returning visitor wants the last few; older ones stay with us. */
const MOST_CASES = 50
/** Of one answer; whoever wants more asks from where it ended. */
const MOST_ENTRIES = 500

/** The visitor's own conversations and tickets, the one something happened in last first. */
export async function listVisitorCases(
  desk: Desk,
  { customer_id }: Visitor,
): Promise<readonly VisitorCase[]> {
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('customer_id', '=', customer_id)
    .where('is_spam', '=', 0)
    .where('merged_into', 'is', null)
    .orderBy('updated_at', 'desc')
    .limit(MOST_CASES)
    .execute()
  return toVisitorCases(desk, rows.map(caseOfRow))
}

/**
 * A case of this visitor. Another's is answered like one that does not exist: nobody learns which ids there are.
 * @throws NOT_FOUND
 */
export async function readVisitorCase(
  desk: Pick<Desk, 'store'>,
  { customer_id }: Visitor,
  caseId: string,
): Promise<CaseState> {
  const row = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('id', '=', caseId)
    .where('customer_id', '=', customer_id)
    .executeTakeFirst()
  if (row === undefined) {
    throw new DeskmetryError('NOT_FOUND', {
      what: 'This conversation',
      fix: 'GET /api/v1/widget/cases lists yours.',
    })
  }
  return caseOfRow(row)
}

/** @throws NOT_FOUND */
export async function readTranscript(
  desk: Desk,
  visitor: Visitor,
  request: { readonly case_id: string; readonly since: number },
): Promise<VisitorTranscript> {
  const state = await readVisitorCase(desk, visitor, request.case_id)
  const [view] = await toVisitorCases(desk, [state])
  if (view === undefined) throw new Error('a case has a view')
  const range = { since: request.since, limit: MOST_ENTRIES }
  const entries = await readPublicEntries(desk, state.id, range)
  return { case: view, entries: await visitorEntries(desk, entries) }
}

export async function toVisitorCases(
  desk: Pick<Desk, 'store'>,
  states: readonly CaseState[],
): Promise<readonly VisitorCase[]> {
  const ids = states.map(({ id }) => id)
  const ratings = await readRatings(desk, ids)
  const names = await readAgentNames(desk, states)
  return states.map((state) => ({
    id: state.id,
    kind: state.kind,
    number: state.number,
    subject: state.subject,
    status: statusFor(state),
    opened_at: new Date(state.opened_at).toISOString(),
    last_message_at:
      state.last_message_at === null ? null : new Date(state.last_message_at).toISOString(),
    preview: state.preview,
    last_seq: state.last_public_seq,
    read_seq: state.visitor_seq,
    agent_name: state.agent_id === null ? null : (names.get(state.agent_id) ?? null),
    rating: ratings.get(state.id) ?? null,
  }))
}

/** What a customer wants to know of it: pending, on hold and snoozed are matters of staff. */
export function statusFor(state: CaseState): VisitorCase['status'] {
  if (isEnded(state.status)) return state.status === 'closed' ? 'closed' : 'resolved'
  return state.kind === 'chat' && state.agent_id === null && state.queued_at !== null
    ? 'queued'
    : 'open'
}

type Rating = NonNullable<VisitorCase['rating']>

/** The last rating asked for in each case. */
async function readRatings(
  desk: Pick<Desk, 'store'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Rating>> {
  if (ids.length === 0) return new Map()
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_ratings')
    .select(['case_id', 'id', 'score', 'comment'])
    .where('case_id', 'in', [...ids])
    .orderBy('requested_at')
    .execute()
  return new Map(
    rows.map(({ case_id, id, score, comment }) => [case_id, { rating_id: id, score, comment }]),
  )
}

/** Whoever has each case. */
async function readAgentNames(
  { store }: Pick<Desk, 'store'>,
  states: readonly CaseState[],
): Promise<ReadonlyMap<string, string>> {
  const ids = states.flatMap(({ agent_id }) => agent_id?.replace(/^desk:/, '') ?? [])
  if (ids.length === 0) return new Map()
  const users = await readColleagues({ store }, [...new Set(ids)])
  return new Map(users.map(({ id, name }) => [deskAgentId(id), name]))
}
