import { setImmediate } from 'node:timers/promises'
import type { StoreScope } from '../../store/public.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import { textOfCase, textOfEntry, tokensWith } from './case-docs.ts'
import { takeNumbers } from './doc-numbers.ts'
import { readersOf } from './readers.ts'
import { removeDocs, writeDocs } from './search-index.ts'

type CaseRow = DeskTables['desk_cases']
type EntryRow = DeskTables['desk_entries']
type CaseDoc = DeskTables['desk_search_cases']

/** More of them, as of a long case with a new reader, are for the next turn. */
export const MOST_ENTRIES = 500
/** Their entry says that the words of an earlier one have changed. */
const REWRITINGS: readonly (string | null)[] = ['message_edited', 'message_redacted']

/** What of some cases goes into the index in one turn. */
export interface CasesTurn {
  readonly cases: readonly ReadyCase[]
  /** Cases of which more is to be read. */
  readonly unfinished: readonly string[]
  /** Cases nothing was read of. */
  readonly untouched: readonly string[]
}

interface ReadyCase {
  readonly id: string
  readonly tokens: readonly string[]
  readonly readers: string
  readonly known: CaseDoc | null
  /** The last entry that is in the index after this turn. */
  readonly indexed_seq: number
  readonly entries: readonly ReadyEntry[]
}

interface ReadyEntry {
  readonly seq: number
  /** Null: nothing of it is to be found. */
  readonly tokens: readonly string[] | null
}

/**
 * New entries of cases, those of which the words changed, and all of them when the readers changed: at most
 * `MOST_ENTRIES`, cut into tokens already, so that the transaction is short.
 * @param again cases that are read from their first entry, whatever is known of them
 */
export async function readCases(
  store: StoreScope,
  ids: readonly string[],
  again: ReadonlySet<string>,
): Promise<CasesTurn> {
  if (ids.length === 0) return { cases: [], unfinished: [], untouched: [] }
  const db = tablesOf(store)
  const rows = await db.selectFrom('desk_cases').selectAll().where('id', 'in', ids).execute()
  const docs = await db
    .selectFrom('desk_search_cases')
    .selectAll()
    .where('case_id', 'in', ids)
    .execute()
  const known = new Map(docs.map((doc) => [doc.case_id, doc]))
  const readers = await readersOf(store, rows)
  const isWhole = (id: string) =>
    again.has(id) || known.get(id)?.readers !== readers.get(id)?.join(' ')
  const whole = rows.map(({ id }) => id).filter(isWhole)
  const { entries, unfinished } = await readEntries(store, ids, whole)
  const rewritten = await readRewritten(store, entries)
  const names = await readFileNames(store, [...entries, ...rewritten])
  const isReached = (id: string) =>
    unfinished === null || entries.some(({ case_id }) => case_id === id)
  const cases: ReadyCase[] = []
  for (const row of rows.filter(({ id }) => isReached(id))) {
    // Cutting a long case takes a moment: whoever else waits comes in between.
    await setImmediate()
    const doc = known.get(row.id) ?? null
    const from = doc === null || isWhole(row.id) ? 0 : doc.indexed_seq
    const ofCase = [...entries, ...rewritten].filter(({ case_id }) => case_id === row.id)
    cases.push(readyCase({ row, known: doc, from, names }, readers.get(row.id) ?? [], ofCase))
  }
  return {
    cases,
    unfinished: unfinished === null ? [] : [unfinished],
    untouched: rows.map(({ id }) => id).filter((id) => !isReached(id)),
  }
}

function readyCase(
  {
    row,
    known,
    from,
    names,
  }: {
    readonly row: CaseRow
    readonly known: CaseDoc | null
    readonly from: number
    readonly names: ReadonlyMap<string, string>
  },
  readers: readonly string[],
  entries: readonly EntryRow[],
): ReadyCase {
  return {
    id: row.id,
    tokens: tokensWith(textOfCase(row), readers),
    readers: readers.join(' '),
    known,
    indexed_seq: Math.max(from, ...entries.map(({ seq }) => seq)),
    entries: entries.map((entry) => {
      const files = fileIdsOf(entry).map((id) => names.get(id) ?? '')
      const text = textOfEntry(entry, files)
      return { seq: entry.seq, tokens: text === null ? null : tokensWith(text, readers) }
    }),
  }
}

/** @returns with the case that has more, if there were too many; cases without an entry may have some then */
async function readEntries(
  store: StoreScope,
  ids: readonly string[],
  whole: readonly string[],
): Promise<{ readonly entries: readonly EntryRow[]; readonly unfinished: string | null }> {
  const read = await tablesOf(store)
    .selectFrom('desk_entries as e')
    .leftJoin('desk_search_cases as s', 's.case_id', 'e.case_id')
    .selectAll('e')
    .where('e.case_id', 'in', ids)
    .where((row) =>
      row.or([
        row('e.seq', '>', row.fn.coalesce('s.indexed_seq', row.lit(0))),
        ...(whole.length === 0 ? [] : [row('e.case_id', 'in', whole)]),
      ]),
    )
    .orderBy('e.case_id')
    .orderBy('e.seq')
    .limit(MOST_ENTRIES + 1)
    .execute()
  const entries = read.slice(0, MOST_ENTRIES)
  return { entries, unfinished: (read.length > MOST_ENTRIES && entries.at(-1)?.case_id) || null }
}

/** The earlier entries whose words changed, as these say. */
async function readRewritten(
  store: StoreScope,
  entries: readonly EntryRow[],
): Promise<readonly EntryRow[]> {
  const read = new Set(entries.map(({ case_id, seq }) => `${case_id} ${seq}`))
  const places = new Map<string, number[]>()
  for (const { case_id, activity, data_json } of entries) {
    if (!REWRITINGS.includes(activity)) continue
    const { seq } = JSON.parse(data_json) as { readonly seq?: number }
    if (seq === undefined || read.has(`${case_id} ${seq}`)) continue
    places.set(case_id, [...(places.get(case_id) ?? []), seq])
  }
  if (places.size === 0) return []
  return tablesOf(store)
    .selectFrom('desk_entries')
    .selectAll()
    .where((row) =>
      row.or(
        [...places].map(([id, seqs]) => row.and([row('case_id', '=', id), row('seq', 'in', seqs)])),
      ),
    )
    .execute()
}

async function readFileNames(
  store: StoreScope,
  entries: readonly EntryRow[],
): Promise<ReadonlyMap<string, string>> {
  const ids = entries.flatMap(fileIdsOf)
  if (ids.length === 0) return new Map()
  const files = await tablesOf(store)
    .selectFrom('desk_files')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(files.map(({ id, name }) => [id, name]))
}

function fileIdsOf(entry: EntryRow): readonly string[] {
  return entry.file_ids_json === '[]' ? [] : (JSON.parse(entry.file_ids_json) as string[])
}

/** In a transaction. */
export async function writeCases(tx: StoreScope, cases: readonly ReadyCase[]): Promise<void> {
  if (cases.length === 0) return
  const old = await docsOf(tx, cases)
  await removeDocs(tx, 'messages', [...old.values()])
  const messages = cases.flatMap(({ id, entries }) =>
    entries.flatMap(({ seq, tokens }) =>
      tokens === null ? [] : [{ key: { case_id: id, seq }, tokens, doc: old.get(`${id} ${seq}`) }],
    ),
  )
  const fresh = messages.filter(({ doc }) => doc === undefined).length + cases.length
  const numbers = await takeNumbers(tx, fresh)
  await writeDocs(
    tx,
    'messages',
    messages.map((one) => ({ ...one, doc: one.doc ?? numbers.next() })),
  )
  await removeDocs(
    tx,
    'cases',
    cases.flatMap(({ known }) => (known === null ? [] : [known.doc])),
  )
  await writeDocs(
    tx,
    'cases',
    cases.map(({ id, tokens, readers, indexed_seq }) => ({
      doc: numbers.next(),
      tokens,
      key: { case_id: id, indexed_seq, readers },
    })),
  )
}

/** What the index has of these entries, by `case seq`. */
async function docsOf(
  tx: StoreScope,
  cases: readonly ReadyCase[],
): Promise<ReadonlyMap<string, number>> {
  const known = cases.filter((one) => one.known !== null && one.entries.length > 0)
  if (known.length === 0) return new Map()
  const docs = await tablesOf(tx)
    .selectFrom('desk_search_messages')
    .selectAll()
    .where((row) =>
      row.or(
        known.map(({ id, entries }) =>
          row.and([
            row('case_id', '=', id),
            row(
              'seq',
              'in',
              entries.map(({ seq }) => seq),
            ),
          ]),
        ),
      ),
    )
    .execute()
  return new Map(docs.map(({ doc, case_id, seq }) => [`${case_id} ${seq}`, doc]))
}
