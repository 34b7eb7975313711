import type { StoreScope } from '../../store/public.ts'
import { caseOfRow, type CaseState, changedColumns, rowOfCase } from '../cases/case-state.ts'
import { markForSearch } from '../search/search-queue.ts'
import { tablesOf } from '../store/tables.ts'
import type { CaseChange, Entry } from './case-change.ts'
import { entryOfRow, rowOfEntry } from './entry-row.ts'

/** What a batch reads ahead and writes together: a statement costs more than what it says. */

export interface CaseKey {
  readonly case_id: string
  readonly client_key: string
}

export interface AuthorKey {
  readonly author_id: string
  readonly client_key: string
}

/** A change that is decided and not yet written. */
export interface Pending {
  /** Null: it is opened. */
  readonly before: CaseState | null
  readonly after: CaseState
  readonly entries: readonly Entry[]
  readonly events: readonly unknown[]
  readonly write: CaseChange['write']
}

const ROWS_AT_ONCE = 500

export async function readCases(
  tx: StoreScope,
  ids: readonly string[],
): Promise<Map<string, CaseState>> {
  if (ids.length === 0) return new Map()
  const rows = await tablesOf(tx)
    .selectFrom('desk_cases')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, caseOfRow(row)]))
}

/** What was done under these keys, by `keyOf`; null where nothing was. */
export async function readDone(
  tx: StoreScope,
  keys: readonly CaseKey[],
): Promise<Map<string, Entry | null>> {
  const done = new Map<string, Entry | null>(keys.map((key) => [keyOf(key), null]))
  if (keys.length === 0) return done
  const rows = await tablesOf(tx)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', 'in', [...new Set(keys.map((key) => key.case_id))])
    .where('client_key', 'in', [...new Set(keys.map((key) => key.client_key))])
    .execute()
  for (const row of rows) {
    const { case_id, client_key } = row
    if (client_key !== null) done.set(keyOf({ case_id, client_key }), entryOfRow(row))
  }
  return done
}

/** What these authors wrote under these keys in whichever case, by `authorKeyOf`. */
export async function readSaid(
  tx: StoreScope,
  keys: readonly AuthorKey[],
): Promise<Map<string, Entry[]>> {
  const said = new Map<string, Entry[]>(keys.map((key) => [authorKeyOf(key), []]))
  if (keys.length === 0) return said
  const rows = await tablesOf(tx)
    .selectFrom('desk_entries')
    .selectAll()
    .where('author_id', 'in', [...new Set(keys.map((key) => key.author_id))])
    .where('client_key', 'in', [...new Set(keys.map((key) => key.client_key))])
    .execute()
  for (const row of rows) {
    const { author_id, client_key } = row
    if (author_id === null || client_key === null) continue
    said.get(authorKeyOf({ author_id, client_key }))?.push(entryOfRow(row))
  }
  return said
}

/** Which of these customers have been forgotten. */
export async function readErased(
  tx: StoreScope,
  ids: readonly string[],
): Promise<Map<string, boolean>> {
  if (ids.length === 0) return new Map()
  const rows = await tablesOf(tx)
    .selectFrom('desk_customers')
    .select(['id', 'erased_at'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, erased_at }) => [id, erased_at !== null]))
}

export const keyOf = ({ case_id, client_key }: CaseKey) => `${case_id} ${client_key}`

export const authorKeyOf = ({ author_id, client_key }: AuthorKey) => `${author_id} ${client_key}`

/** Cases first, then their entries, events and search marks, then whatever rows go with them. */
export async function writePending(tx: StoreScope, pending: readonly Pending[]): Promise<void> {
  if (pending.length === 0) return
  const db = tablesOf(tx)
  for (const span of spansOf(pending)) await writeCase(tx, span)
  await insertAll(
    pending.flatMap((one) => one.entries.map(rowOfEntry)),
    (rows) => db.insertInto('desk_entries').values(rows).execute(),
  )
  await insertAll(
    pending.flatMap((one) => one.events.map((event) => ({ event_json: JSON.stringify(event) }))),
    (rows) => db.insertInto('desk_outbox').values(rows).execute(),
  )
  await markForSearch({ store: tx }, 'case', [...new Set(pending.map((one) => one.after.id))])
  for (const one of pending) await one.write?.(tx, one.entries)
}

type Span = Pick<Pending, 'before' | 'after'>

/** Several changes of one case are one row in the end. */
function spansOf(pending: readonly Pending[]): Iterable<Span> {
  const spans = new Map<string, Span>()
  for (const { before, after } of pending) {
    const earlier = spans.get(after.id)
    spans.set(after.id, { before: earlier === undefined ? before : earlier.before, after })
  }
  return spans.values()
}

async function writeCase(tx: StoreScope, { before, after }: Span): Promise<void> {
  const db = tablesOf(tx)
  if (before === null) await db.insertInto('desk_cases').values(rowOfCase(after)).execute()
  else {
    const columns = changedColumns(before, after)
    if (Object.keys(columns).length > 0) {
      await db.updateTable('desk_cases').set(columns).where('id', '=', after.id).execute()
    }
  }
  if (before?.tags !== after.tags) await writeTags(tx, after, before)
}

async function writeTags(
  tx: StoreScope,
  { id, tags }: CaseState,
  before: CaseState | null,
): Promise<void> {
  const db = tablesOf(tx)
  if (before !== null) await db.deleteFrom('desk_case_tags').where('case_id', '=', id).execute()
  const rows = tags.map((tag) => ({ case_id: id, tag }))
  if (rows.length > 0) await db.insertInto('desk_case_tags').values(rows).execute()
}

async function insertAll<Row>(
  rows: readonly Row[],
  insert: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await insert(rows.slice(at, at + ROWS_AT_ONCE))
  }
}
