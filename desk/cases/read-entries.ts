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
  { since, before, limit }: EntryRange,
): Promise<readonly Entry[]> {
  const query = tablesOf(desk.store)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', '=', caseId)
    .limit(limit)
  if (since !== undefined) {
    const rows = await query.where('seq', '>', since).orderBy('seq').execute()
    return rows.map(entryOfRow)
  }
  const rows = await query
    .$if(before !== undefined, (narrowed) => narrowed.where('seq', '<', before ?? 0))
    .orderBy('seq', 'desc')
    .execute()
  return rows.reverse().map(entryOfRow)
}

/** What the customer sees, in order of `public_seq`; numbers of the range are `public_seq` too. */
export async function readPublicEntries(
  desk: Pick<Desk, 'store'>,
  caseId: string,
  { since, before, limit }: EntryRange,
): Promise<readonly Entry[]> {
  const query = tablesOf(desk.store)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('public_seq', 'is not', null)
    .limit(limit)
  if (since !== undefined) {
    const rows = await query.where('public_seq', '>', since).orderBy('public_seq').execute()
    return rows.map(entryOfRow)
  }
  const rows = await query
    .$if(before !== undefined, (narrowed) => narrowed.where('public_seq', '<', before ?? 0))
    .orderBy('public_seq', 'desc')
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
