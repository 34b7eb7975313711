import { setImmediate } from 'node:timers/promises'
import { type RawBuilder, sql } from 'kysely'
import type {
  FoundCase,
  SearchAnswer,
  SearchKind,
  SearchRequest,
} from '../../domain/contract/public.ts'
import type { StoreReader } from '../../store/public.ts'
import type { CaseReader } from '../access/may-case.ts'
import { type DeskTables, tablesOf } from '../store/tables.ts'
import { textOfCase, textOfCustomer, textOfEntry } from './case-docs.ts'
import { tokensOfReader } from './readers.ts'
import { matchingDocs } from './search-index.ts'
import { countTerms, findTerms, type Marks, snippetOf } from './snippet.ts'
import { type SearchTerms, termsOf } from './tokens.ts'

type CaseRow = DeskTables['desk_cases']
type EntryRow = DeskTables['desk_entries']
type CustomerRow = DeskTables['desk_customers']

/** What is looked at before ranking, and how often more is fetched when too little of it stood the check. */
const CANDIDATES = 60
const MOST_ROUNDS = 4
/** One more occurrence is worth as much as being a day younger; the sixth is worth nothing. */
const DAY_MS = 86_400_000
const MOST_OCCURRENCES = 5

/**
 * Finds cases, messages and customers that hold everything that is asked for. Of the newest that match, those with
 * more occurrences come first; the order is the same on both databases.
 * @param reader a connection that may take its time
 */
export async function searchDesk(
  reader: StoreReader,
  viewer: CaseReader,
  request: SearchRequest,
): Promise<SearchAnswer> {
  const terms = viewer.scope === null ? null : termsOf(request.q)
  const ask = { reader, viewer, terms, limit: request.limit }
  const wanted = (kind: SearchKind) => terms !== null && request.kinds.includes(kind)
  const [cases, messages, customers] = await Promise.all([
    wanted('cases') ? searchCases(ask) : [],
    wanted('messages') ? searchMessages(ask) : [],
    wanted('customers') ? searchCustomers(ask) : [],
  ])
  return { cases, messages, customers }
}

interface Ask {
  readonly reader: StoreReader
  readonly viewer: CaseReader
  readonly terms: SearchTerms | null
  readonly limit: number
}

async function searchCases(ask: Ask): Promise<SearchAnswer['cases']> {
  const hits = await hitsOf<CaseRow & { doc: number }>(ask, {
    kind: 'cases',
    rows: (docs) => sql`
      select d.doc, c.* from desk_search_cases d
      join desk_cases c on c.id = d.case_id
      where d.doc in (${docs}) and ${visible(ask.viewer)} order by d.doc desc`,
    text: textOfCase,
    at: (row) => row.updated_at,
  })
  return hits.map(({ row, text, marks }) => ({
    case: foundCase(row),
    snippet: snippetOf(text, marks),
  }))
}

type MessageHit = CaseRow &
  Pick<
    EntryRow,
    'seq' | 'at' | 'text' | 'author_kind' | 'author_name' | 'redacted_at' | 'file_ids_json'
  > & {
    readonly doc: number
    readonly entry_kind: string
    readonly file_names?: readonly string[]
  }

async function searchMessages(ask: Ask): Promise<SearchAnswer['messages']> {
  const hits = await hitsOf<MessageHit>(ask, {
    kind: 'messages',
    rows: (docs) => sql`
      select c.*, d.doc, e.seq, e.at, e.text, e.author_kind, e.author_name, e.redacted_at, e.file_ids_json,
        e.kind as entry_kind
      from desk_search_messages d
      join desk_cases c on c.id = d.case_id
      join desk_entries e on e.case_id = d.case_id and e.seq = d.seq
      where d.doc in (${docs}) and ${visible(ask.viewer)} order by d.doc desc`,
    complete: (rows) => withFileNames(ask.reader, rows),
    text: (row) => textOfEntry({ ...row, kind: row.entry_kind }, row.file_names ?? []) ?? '',
    at: (row) => row.at,
  })
  return hits.map(({ row, text, marks }) => ({
    case: foundCase(row),
    seq: row.seq,
    at: new Date(row.at).toISOString(),
    author_kind: row.author_kind,
    author_name: row.author_name,
    is_note: row.entry_kind === 'note',
    snippet: snippetOf(text, marks),
  }))
}

async function searchCustomers(ask: Ask): Promise<SearchAnswer['customers']> {
  const hits = await hitsOf<CustomerRow & { doc: number }>(ask, {
    kind: 'customers',
    rows: (docs) => sql`
      select d.doc, k.* from desk_search_customers d
      join desk_customers k on k.id = d.customer_id
      where d.doc in (${docs}) and k.erased_at is null and exists (
        select 1 from desk_cases c where c.customer_id = k.id and ${visible(ask.viewer)}
      ) order by d.doc desc`,
    text: textOfCustomer,
    at: (row) => row.last_seen_at ?? row.created_at,
  })
  return hits.map(({ row, text, marks }) => {
    const { id, name, email, phone, tier } = row
    return { id, name, email, phone, tier, snippet: snippetOf(text, marks) }
  })
}

interface Kind<Row> {
  readonly kind: SearchKind
  /** What these documents stand for, the newest first, within the rights as they are now. */
  readonly rows: (docs: RawBuilder<unknown>) => RawBuilder<unknown>
  readonly complete?: (rows: readonly Row[]) => Promise<readonly Row[]>
  readonly text: (row: Row) => string
  readonly at: (row: Row) => number
}

interface Hit<Row> {
  readonly row: Row
  readonly text: string
  readonly marks: Marks
}

/** One that stood the check. */
interface Candidate<Row> extends Omit<Hit<Row>, 'marks'> {
  readonly occurrences: number
}

/** The newest that match, checked word by word, in their order. */
async function hitsOf<Row extends { readonly doc: number }>(
  { reader, viewer, terms, limit }: Ask,
  kind: Kind<Row>,
): Promise<readonly Hit<Row>[]> {
  if (terms === null) return []
  const readers = kind.kind === 'customers' ? null : tokensOfReader(viewer)
  const hits: Candidate<Row>[] = []
  let before = Number.MAX_SAFE_INTEGER
  for (let round = 0; round < MOST_ROUNDS && hits.length < limit; round += 1) {
    const question = { kind: kind.kind, terms, readers, before, limit: CANDIDATES }
    const docs = await matchingDocs(reader, question)
    if (docs.length === 0) break
    const { rows: raw } = await sql<Row>`${kind.rows(sql.join(docs))}`.execute(reader.kysely)
    const rows = (await kind.complete?.(raw)) ?? raw
    for (const row of rows) {
      // A long text takes a moment: whoever else waits comes in between.
      await setImmediate()
      const text = kind.text(row)
      const occurrences = countTerms(text, terms, MOST_OCCURRENCES)
      if (occurrences !== null) hits.push({ row, text, occurrences })
    }
    if (docs.length < CANDIDATES) break
    before = docs.at(-1) ?? 0
  }
  const shown: Hit<Row>[] = []
  for (const { row, text } of ranked(hits, kind.at).slice(0, limit)) {
    await setImmediate()
    shown.push({ row, text, marks: findTerms(text, terms) })
  }
  return shown
}

function ranked<Row extends { readonly doc: number }>(
  hits: readonly Candidate<Row>[],
  at: (row: Row) => number,
): readonly Candidate<Row>[] {
  const rank = ({ row, occurrences }: Candidate<Row>) => at(row) + occurrences * DAY_MS
  return [...hits].sort((a, b) => rank(b) - rank(a) || b.row.doc - a.row.doc)
}

/** `holdsCase` and being invited, in SQL, as they are now: the index may be a moment behind. */
function visible({ scope, agent_id, team_ids }: CaseReader): RawBuilder<unknown> {
  if (scope === 'all') return sql`1 = 1`
  const ofTeam = team_ids.length === 0 ? sql`1 = 0` : sql`c.team_id in (${sql.join(team_ids)})`
  const held =
    scope === 'team'
      ? sql`c.agent_id = ${agent_id} or ${ofTeam} or (c.team_id is null and c.agent_id is null)`
      : sql`c.agent_id = ${agent_id}`
  return sql`(${held}
    or exists (select 1 from desk_watchers w where w.case_id = c.id and w.agent_id = ${agent_id})
    or exists (select 1 from desk_mentions n where n.case_id = c.id and n.agent_id = ${agent_id}))`
}

async function withFileNames(
  reader: StoreReader,
  rows: readonly MessageHit[],
): Promise<readonly MessageHit[]> {
  const idsOf = (row: MessageHit) => JSON.parse(row.file_ids_json) as readonly string[]
  const ids = [...new Set(rows.flatMap(idsOf))]
  if (ids.length === 0) return rows
  const files = await tablesOf(reader)
    .selectFrom('desk_files')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .execute()
  const names = new Map(files.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({ ...row, file_names: idsOf(row).map((id) => names.get(id) ?? '') }))
}

function foundCase(row: CaseRow): FoundCase {
  return {
    id: row.id,
    kind: row.kind as FoundCase['kind'],
    number: row.number,
    subject: row.subject,
    status: row.status as FoundCase['status'],
    channel: row.channel,
    agent_id: row.agent_id,
    team_id: row.team_id,
    customer_id: row.customer_id,
    customer_name: row.customer_name,
    merged_into: row.merged_into,
    is_spam: row.is_spam === 1,
    updated_at: new Date(row.updated_at).toISOString(),
  }
}
