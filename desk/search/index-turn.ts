import type { StoreScope } from '../../store/public.ts'
import type { Desk } from '../desk.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import { textOfCase, textOfCustomer, textOfEntry, tokensWith } from './case-docs.ts'
import { readersOf } from './readers.ts'
import { removeDocs, writeDocs } from './search-index.ts'
import type { SearchedThing } from './search-queue.ts'
import { tokensOf } from './tokens.ts'

type CaseRow = DeskTables['desk_cases']
type EntryRow = DeskTables['desk_entries']
type CaseDoc = DeskTables['desk_search_cases']
type QueueRow = DeskTables['desk_search_queue']

const AT_ONCE = 200
/** Their entry says that the words of an earlier one have changed. */
const REWRITINGS: readonly (string | null)[] = ['message_edited', 'message_redacted']

/**
 * Reads what waits into the index: new entries of a case, all of it when its readers or old words changed. One
 * process does this at a time (its caller holds the lease). What fails is done again: nothing leaves the queue
 * before it is in the index, and only as it was when it was read.
 * @returns how much was done; 0: nothing waits
 */
export async function indexTurn({ store }: Pick<Desk, 'store'>): Promise<number> {
  const due = await tablesOf(store)
    .selectFrom('desk_search_queue')
    .selectAll()
    .orderBy('version')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()
  if (due.length === 0) return 0
  const cases = await readCases(store, idsOf(due, 'case'))
  const customers = await readCustomers(store, idsOf(due, 'customer'))
  await store.transaction(async (tx) => {
    const same = await unchanged(tx, due)
    await writeCases(
      tx,
      cases.filter(({ row }) => same.has(`case ${row.id}`)),
    )
    await writeCustomers(
      tx,
      customers.filter(({ id }) => same.has(`customer ${id}`)),
    )
    await forget(tx, due)
  })
  return due.length
}

interface ReadCase {
  readonly row: CaseRow
  readonly readers: readonly string[]
  readonly known: CaseDoc | null
  /** Every document of it is made again. */
  readonly isWhole: boolean
  readonly entries: readonly EntryRow[]
  readonly fileNames: ReadonlyMap<string, string>
}

async function readCases(store: StoreScope, ids: readonly string[]): Promise<readonly ReadCase[]> {
  if (ids.length === 0) return []
  const db = tablesOf(store)
  const rows = await db.selectFrom('desk_cases').selectAll().where('id', 'in', ids).execute()
  const docs = await db
    .selectFrom('desk_search_cases')
    .selectAll()
    .where('case_id', 'in', ids)
    .execute()
  const known = new Map(docs.map((doc) => [doc.case_id, doc]))
  const readers = await readersOf(store, rows)
  const fresh = await db
    .selectFrom('desk_entries as e')
    .leftJoin('desk_search_cases as s', 's.case_id', 'e.case_id')
    .selectAll('e')
    .where('e.case_id', 'in', ids)
    .where((row) => row('e.seq', '>', row.fn.coalesce('s.indexed_seq', row.lit(0))))
    .orderBy('e.case_id')
    .orderBy('e.seq')
    .execute()
  const read = rows.map((row) => {
    const doc = known.get(row.id) ?? null
    const entries = fresh.filter(({ case_id }) => case_id === row.id)
    const may = readers.get(row.id) ?? []
    const isRewritten = entries.some(({ activity }) => REWRITINGS.includes(activity))
    const isWhole = doc !== null && (isRewritten || doc.readers !== may.join(' '))
    return { row, readers: may, known: doc, isWhole, entries }
  })
  const whole = read.filter(({ isWhole }) => isWhole).map(({ row }) => row.id)
  const again = await readEntries(store, whole)
  const complete = read.map((one) => ({
    ...one,
    entries: one.isWhole ? again.filter(({ case_id }) => case_id === one.row.id) : one.entries,
  }))
  const fileNames = await readFileNames(
    store,
    complete.flatMap(({ entries }) => entries),
  )
  return complete.map((one) => ({ ...one, fileNames }))
}

async function readEntries(
  store: StoreScope,
  ids: readonly string[],
): Promise<readonly EntryRow[]> {
  if (ids.length === 0) return []
  return tablesOf(store)
    .selectFrom('desk_entries')
    .selectAll()
    .where('case_id', 'in', ids)
    .orderBy('case_id')
    .orderBy('seq')
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

async function writeCases(tx: StoreScope, cases: readonly ReadCase[]): Promise<void> {
  const whole = cases.filter(({ isWhole }) => isWhole).map(({ row }) => row.id)
  const old = await docsOfCases(tx, whole)
  await removeDocs(tx, 'messages', [...old.values()])
  const messages = cases.flatMap(({ row, readers, entries, fileNames }) =>
    entries.flatMap((entry) => {
      const names = fileIdsOf(entry).map((id) => fileNames.get(id) ?? '')
      const text = textOfEntry(entry, names)
      if (text === null) return []
      const key = { case_id: row.id, seq: entry.seq }
      return [{ key, tokens: tokensWith(text, readers), doc: old.get(`${row.id} ${entry.seq}`) }]
    }),
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
    cases.map(({ row, readers, entries, known }) => ({
      doc: numbers.next(),
      tokens: tokensWith(textOfCase(row), readers),
      key: {
        case_id: row.id,
        indexed_seq: Math.max(known?.indexed_seq ?? 0, entries.at(-1)?.seq ?? 0),
        readers: readers.join(' '),
      },
    })),
  )
}

/** The documents of cases, by `case seq`. */
async function docsOfCases(
  tx: StoreScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ids.length === 0) return new Map()
  const docs = await tablesOf(tx)
    .selectFrom('desk_search_messages')
    .selectAll()
    .where('case_id', 'in', ids)
    .execute()
  return new Map(docs.map(({ doc, case_id, seq }) => [`${case_id} ${seq}`, doc]))
}

interface ReadCustomer {
  readonly id: string
  readonly text: string
}

async function readCustomers(
  store: StoreScope,
  ids: readonly string[],
): Promise<readonly ReadCustomer[]> {
  if (ids.length === 0) return []
  const rows = await tablesOf(store)
    .selectFrom('desk_customers')
    .select(['id', 'name', 'email', 'phone', 'erased_at'])
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    text: row.erased_at === null ? textOfCustomer(row) : '',
  }))
}

async function writeCustomers(tx: StoreScope, customers: readonly ReadCustomer[]): Promise<void> {
  if (customers.length === 0) return
  const old = await tablesOf(tx)
    .selectFrom('desk_search_customers')
    .select('doc')
    .where(
      'customer_id',
      'in',
      customers.map(({ id }) => id),
    )
    .execute()
  await removeDocs(
    tx,
    'customers',
    old.map(({ doc }) => doc),
  )
  const named = customers.filter(({ text }) => text !== '')
  const numbers = await takeNumbers(tx, named.length)
  await writeDocs(
    tx,
    'customers',
    named.map(({ id, text }) => ({
      doc: numbers.next(),
      tokens: tokensOf(text),
      key: { customer_id: id },
    })),
  )
}

/** Document numbers rise with time: whatever is read in later is found first. */
async function takeNumbers(tx: StoreScope, count: number): Promise<{ next(): number }> {
  const NAME = 'search_doc'
  const row = await tablesOf(tx)
    .insertInto('desk_numbers')
    .values({ name: NAME, last_number: count })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet((old) => ({ last_number: old('desk_numbers.last_number', '+', count) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  let last = row.last_number - count
  return { next: () => (last += 1) }
}

/**
 * What has not changed since it was read, as `kind id`. The rest waits for the next turn: words that were erased
 * meanwhile must not come back.
 */
async function unchanged(tx: StoreScope, due: readonly QueueRow[]): Promise<ReadonlySet<string>> {
  const now = await tablesOf(tx)
    .selectFrom('desk_search_queue')
    .selectAll()
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    .execute()
  const versions = new Map(now.map(({ kind, id, version }) => [`${kind} ${id}`, version]))
  return new Set(
    due
      .filter(({ kind, id, version }) => versions.get(`${kind} ${id}`) === version)
      .map(({ kind, id }) => `${kind} ${id}`),
  )
}

/** What changed again meanwhile has another version, and stays. */
async function forget(tx: StoreScope, done: readonly QueueRow[]): Promise<void> {
  for (const { kind, id, version } of done) {
    await tablesOf(tx)
      .deleteFrom('desk_search_queue')
      .where('kind', '=', kind)
      .where('id', '=', id)
      .where('version', '=', version)
      .execute()
  }
}

function idsOf(due: readonly QueueRow[], kind: SearchedThing): readonly string[] {
  return due.filter((row) => row.kind === kind).map(({ id }) => id)
}
