import { sql } from 'kysely'
import { type Clock, DeskmetryError } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { caseOfRow, type CaseState, changedColumns, rowOfCase } from '../cases/case-state.ts'
import type { Actor } from '../desk.ts'
import type { CaseNews } from '../news/desk-news.ts'
import { markForSearch } from '../search/search-queue.ts'
import { tablesOf } from '../store/tables.ts'
import type { CaseChange, Entry } from './case-change.ts'
import { entryOfRow, rowOfEntry } from './entry-row.ts'
import { stampChange } from './stamp-change.ts'

export interface Signature {
  readonly actor: Actor
  readonly client_key?: string | null | undefined
  /** Of what a rule does: the rules that led here, the first first. */
  readonly cause?: readonly string[] | undefined
}

/** What one piece of work may do within a commit. What it changes is seen by the work after it. */
export interface CommitUnit {
  /** As it stands now; null when there is none. */
  case(id: string): Promise<CaseState | null>
  /** What was done under this key before. */
  doneBefore(caseId: string, clientKey: string): Promise<Entry | null>
  /** The transaction, with everything written that earlier work changed. What a refused work wrote is undone. */
  scope(): Promise<StoreScope>
  /** Changes a case; what comes back is numbered and dated. */
  change(
    id: string,
    change: CaseChange,
    by: Signature,
  ): Promise<{ readonly case: CaseState; readonly entries: readonly Entry[] }>
  /** Makes a case; its counts begin at 0. */
  open(
    state: CaseState,
    change: CaseChange,
    by: Signature,
  ): { readonly case: CaseState; readonly entries: readonly Entry[] }
}

export interface CommitBatch {
  /** Runs one piece of work; one that throws leaves nothing behind. @returns its news as well */
  take<T>(
    run: (unit: CommitUnit) => Promise<T>,
  ): Promise<{ readonly result: T; readonly news: readonly CaseNews[] }>
  /** Writes what is still in memory. */
  flush(): Promise<void>
}

export interface BatchInput {
  readonly clock: Clock
  readonly randomBytes: (size: number) => Uint8Array
  readonly cases: readonly string[]
  readonly keys: readonly { readonly case_id: string; readonly client_key: string }[]
}

interface Pending {
  readonly before: CaseState | null
  readonly after: CaseState
  readonly entries: readonly Entry[]
  readonly events: readonly unknown[]
  readonly write: CaseChange['write']
}

const ROWS_AT_ONCE = 500

/**
 * Pieces of work that share one transaction. Rows are read ahead in one query and written together, since a
 * statement costs more than what it says; nobody can tell, for each works on what the one before left.
 */
export async function beginBatch(tx: StoreScope, input: BatchInput): Promise<CommitBatch> {
  const db = tablesOf(tx)
  const cases = await readCases(tx, input.cases)
  const done = await readDone(tx, input.keys)
  let pending: Pending[] = []

  async function flush(): Promise<void> {
    const now = pending
    pending = []
    await writeCases(tx, now)
    await insertAll(
      now.flatMap((one) => one.entries.map(rowOfEntry)),
      (rows) => db.insertInto('desk_entries').values(rows).execute(),
    )
    const events = now.flatMap((one) => one.events.map((event) => JSON.stringify(event)))
    await insertAll(
      events.map((event_json) => ({ event_json })),
      (rows) => db.insertInto('desk_outbox').values(rows).execute(),
    )
    const changed = now.map((one) => one.after.id)
    await markForSearch({ store: tx, clock: input.clock }, 'case', changed)
    for (const one of now) await one.write?.(tx, one.entries)
  }

  async function take<T>(run: (unit: CommitUnit) => Promise<T>) {
    const mine = new Map<string, CaseState>()
    const written: Pending[] = []
    const news: CaseNews[] = []
    let isMarked = false
    const read = async (id: string) => {
      const known = mine.get(id) ?? cases.get(id)
      if (known !== undefined) return known
      for (const [key, state] of await readCases(tx, [id])) cases.set(key, state)
      return cases.get(id) ?? null
    }
    const put = (before: CaseState | null, state: CaseState, change: CaseChange, by: Signature) => {
      const stamped = stampChange(state, change, {
        clock: input.clock,
        randomBytes: input.randomBytes,
        actor: by.actor,
        client_key: by.client_key ?? null,
      })
      const { after, entries, events } = stamped
      mine.set(after.id, after)
      written.push({ before, after, entries, events, write: change.write })
      const { actor, cause = [] } = by
      const rewritten = change.rewritten ?? []
      news.push({
        kind: 'case',
        case_id: after.id,
        before,
        case: after,
        entries,
        rewritten,
        actor,
        cause,
      })
      return { case: after, entries }
    }
    const unit: CommitUnit = {
      case: read,
      doneBefore: async (caseId, clientKey) => {
        const key = keyOf(caseId, clientKey)
        if (!done.has(key)) {
          for (const pair of await readDone(tx, [{ case_id: caseId, client_key: clientKey }]))
            done.set(...pair)
        }
        return done.get(key) ?? null
      },
      scope: async () => {
        if (!isMarked) {
          await flush()
          await sql`savepoint work`.execute(tx.kysely)
        }
        isMarked = true
        return tx
      },
      change: async (id, change, by) => {
        const before = await read(id)
        if (before === null) throw new Error(`Case ${id} was changed before it was looked at`)
        return put(before, before, change, by)
      },
      open: (state, change, by) => put(null, state, change, by),
    }
    let result: T
    try {
      result = await run(unit)
    } catch (error) {
      if (isMarked && error instanceof DeskmetryError) {
        await sql`rollback to savepoint work`.execute(tx.kysely)
      }
      throw error
    }
    if (isMarked) await sql`release savepoint work`.execute(tx.kysely)
    for (const [id, state] of mine) cases.set(id, state)
    for (const entry of written.flatMap((one) => one.entries)) {
      if (entry.client_key !== null) done.set(keyOf(entry.case_id, entry.client_key), entry)
    }
    pending.push(...written)
    return { result, news }
  }

  return { take, flush }
}

async function writeCases(tx: StoreScope, pending: readonly Pending[]): Promise<void> {
  const db = tablesOf(tx)
  const spans = new Map<string, { readonly before: CaseState | null; readonly after: CaseState }>()
  for (const { before, after } of pending) {
    const earlier = spans.get(after.id)
    spans.set(after.id, { before: earlier === undefined ? before : earlier.before, after })
  }
  for (const [id, { before, after }] of spans) {
    if (before === null) await db.insertInto('desk_cases').values(rowOfCase(after)).execute()
    else {
      const columns = changedColumns(before, after)
      if (Object.keys(columns).length === 0) continue
      await db.updateTable('desk_cases').set(columns).where('id', '=', id).execute()
    }
    if (before?.tags !== after.tags) await writeTags(tx, after, before !== null)
  }
}

async function writeTags(tx: StoreScope, { id, tags }: CaseState, isOld: boolean): Promise<void> {
  const db = tablesOf(tx)
  if (isOld) await db.deleteFrom('desk_case_tags').where('case_id', '=', id).execute()
  const rows = tags.map((tag) => ({ case_id: id, tag }))
  if (rows.length > 0) await db.insertInto('desk_case_tags').values(rows).execute()
}

async function readCases(tx: StoreScope, ids: readonly string[]): Promise<Map<string, CaseState>> {
  if (ids.length === 0) return new Map()
  const rows = await tablesOf(tx)
    .selectFrom('desk_cases')
    .selectAll()
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, caseOfRow(row)]))
}

async function readDone(
  tx: StoreScope,
  keys: BatchInput['keys'],
): Promise<Map<string, Entry | null>> {
  const done = new Map<string, Entry | null>()
  if (keys.length === 0) return done
  for (const { case_id, client_key } of keys) done.set(keyOf(case_id, client_key), null)
  const rows = await tablesOf(tx)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', 'in', [...new Set(keys.map((key) => key.case_id))])
    .where('client_key', 'in', [...new Set(keys.map((key) => key.client_key))])
    .execute()
  for (const row of rows) {
    if (row.client_key !== null) done.set(keyOf(row.case_id, row.client_key), entryOfRow(row))
  }
  return done
}

const keyOf = (caseId: string, clientKey: string) => `${caseId} ${clientKey}`

async function insertAll<Row>(
  rows: readonly Row[],
  insert: (rows: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
    await insert(rows.slice(at, at + ROWS_AT_ONCE))
  }
}
