import type { Entry } from '../commit/case-change.ts'
import { entryOfRow } from '../commit/entry-row.ts'
import type { Desk } from '../desk.ts'
import { tablesOf } from '../store/tables.ts'
import { caseOfRow, type CaseState } from './case-state.ts'

export interface EntryRange {
  /** After this `seq`. */
  readonly since?: number | undefined
  /** Before this `seq`: the last ones before it. */
  readonly before?: number | undefined
  readonly limit: number
}

/** Entries as staff see them, in order of `seq`: the first after `since`, or the last there are (before `before`). */
export async function readEntries(
  desk: Pick<Desk, 'store'>,
  caseId: string,
  range: EntryRange,
): Promise<readonly Entry[]> {
  return readRange(desk, { caseId, place: 'seq', range })
}

/** What the customer sees, in order of `public_seq`; numbers of the range are `public_seq` too. */
export async function readPublicEntries(
  desk: Pick<Desk, 'store'>,
  caseId: string,
  range: EntryRange,
): Promise<readonly Entry[]> {
  return readRange(desk, { caseId, place: 'public_seq', range })
}

interface RangeRequest {
  readonly caseId: string
  /** By which they are counted; entries without that number are left out. */
  readonly place: 'seq' | 'public_seq'
  readonly range: EntryRange
}

async function readRange(
  desk: Pick<Desk, 'store'>,
  { caseId, place, range: { since, before, limit } }: RangeRequest,
): Promise<readonly Entry[]> {
  const query = tablesOf(desk.store)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', '=', caseId)
    .where(place, 'is not', null)
    .limit(limit)
  if (since !== undefined) {
    const rows = await query.where(place, '>', since).orderBy(place).execute()
    return rows.map(entryOfRow)
  }
  const rows = await query
    .$if(before !== undefined, (narrowed) => narrowed.where(place, '<', before ?? 0))
    .orderBy(place, 'desc')
    .execute()
  return rows.reverse().map(entryOfRow)
}

/** Single entries by their `seq`, as they are now. */
export async function readEntriesAt(
  desk: Pick<Desk, 'store'>,
  caseId: string,
  seqs: readonly number[],
): Promise<readonly Entry[]> {
  if (seqs.length === 0) return []
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('seq', 'in', [...seqs])
    .orderBy('seq')
    .execute()
  return rows.map(entryOfRow)
}

/** Cases as they stand now; those that do not exist are left out. */
export async function readCases(
  desk: Pick<Desk, 'store'>,
  ids: readonly string[],
): Promise<readonly CaseState[]> {
  if (ids.length === 0) return []
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return rows.map(caseOfRow)
}

/** Cases in which anything changed since (epoch ms), the last changed first; as many as an inbox can take in. */
export async function readCasesChanged(
  desk: Pick<Desk, 'store'>,
  since: number,
): Promise<readonly CaseState[]> {
  const MOST = 500
  const rows = await tablesOf(desk.store)
    .selectFrom('desk_cases')
    .selectAll()
    .where('is_done', 'in', [0, 1])
    .where('updated_at', '>', since)
    .orderBy('updated_at', 'desc')
    .limit(MOST)
    .execute()
  return rows.map(caseOfRow)
}

export type CasePlace = Pick<
  CaseState,
  'id' | 'updated_at' | 'last_seq' | 'last_public_seq' | 'last_event_seq'
>

/** How far cases have come, read without the cases themselves. */
export async function readPlaces(
  desk: Pick<Desk, 'store'>,
  ids: readonly string[],
): Promise<readonly CasePlace[]> {
  if (ids.length === 0) return []
  return tablesOf(desk.store)
    .selectFrom('desk_cases')
    .select(['id', 'updated_at', 'last_seq', 'last_public_seq', 'last_event_seq'])
    .where('id', 'in', [...ids])
    .execute()
}
