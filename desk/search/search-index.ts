import { type RawBuilder, sql } from 'kysely'
import type { SearchKind } from '../../domain/contract/public.ts'
import type { StoreReader, StoreScope } from '../../store/public.ts'
import type { SearchTerms } from './tokens.ts'

/** What the two databases say differently: how tokens are written, taken away and looked up. */

export interface IndexedDoc {
  readonly doc: number
  readonly tokens: readonly string[]
}

/** Columns of `desk_search_<kind>` besides `doc`. */
const KEYS = {
  messages: ['case_id', 'seq'],
  cases: ['case_id', 'indexed_seq', 'readers'],
  customers: ['customer_id'],
} as const satisfies Record<SearchKind, readonly string[]>

type KeyOf<Kind extends SearchKind> = Readonly<Record<(typeof KEYS)[Kind][number], string | number>>

/** SQLite takes at most 32,766 parameters in one statement. */
const ROWS_AT_ONCE = 2_000

/** Writes new documents; one that is to be replaced is removed first. */
export async function writeDocs<Kind extends SearchKind>(
  tx: StoreScope,
  kind: Kind,
  docs: readonly (IndexedDoc & { readonly key: KeyOf<Kind> })[],
): Promise<void> {
  const table = tableOf(kind)
  const columns = sql.join(KEYS[kind].map((name) => sql.id(name)))
  for (const some of chunksOf(docs)) {
    const rows = (tokens: (doc: IndexedDoc) => readonly RawBuilder<unknown>[]) =>
      sql.join(
        some.map((doc) => {
          const key = doc.key as Readonly<Record<string, string | number>>
          const values = KEYS[kind].map((name) => sql`${key[name]}`)
          return sql`(${sql.join([sql`${doc.doc}`, ...values, ...tokens(doc)])})`
        }),
      )
    if (tx.dialect === 'postgres') {
      const withTokens = rows(({ tokens }) => [sql`array_to_tsvector(${tokens}::text[])`])
      await sql`insert into ${table} (doc, ${columns}, tokens) values ${withTokens}`.execute(
        tx.kysely,
      )
    } else {
      await sql`insert into ${table} (doc, ${columns}) values ${rows(() => [])}`.execute(tx.kysely)
      const texts = some.map(({ doc, tokens }) => sql`(${doc}, ${tokens.join(' ')})`)
      await sql`insert into ${ftsOf(kind)} (rowid, tokens) values ${sql.join(texts)}`.execute(
        tx.kysely,
      )
    }
  }
}

export async function removeDocs(
  tx: StoreScope,
  kind: SearchKind,
  docs: readonly number[],
): Promise<void> {
  for (const some of chunksOf(docs)) {
    const list = sql.join(some)
    if (tx.dialect === 'sqlite') {
      await sql`delete from ${ftsOf(kind)} where rowid in (${list})`.execute(tx.kysely)
    }
    await sql`delete from ${tableOf(kind)} where doc in (${list})`.execute(tx.kysely)
  }
}

/**
 * The newest documents that hold every term, and one of the readers' tokens unless these are null; the newest
 * first, below `before`.
 */
export async function matchingDocs(
  reader: StoreReader,
  question: {
    readonly kind: SearchKind
    readonly terms: SearchTerms
    readonly readers: readonly string[] | null
    readonly before: number
    readonly limit: number
  },
): Promise<readonly number[]> {
  const { kind, terms, readers, before, limit } = question
  const fts = ftsOf(kind)
  const query =
    reader.dialect === 'postgres'
      ? sql<{ doc: number }>`select doc from ${tableOf(kind)}
          where tokens @@ ${tsqueryOf(terms, readers)}::tsquery and doc < ${before}
          order by doc desc limit ${limit}`
      : sql<{ doc: number }>`select rowid as doc from ${fts}
          where ${fts} match ${ftsQueryOf(terms, readers)} and rowid < ${before}
          order by rowid desc limit ${limit}`
  return (await query.execute(reader.kysely)).rows.map(({ doc }) => doc)
}

/** Tokens need no escape: `tokensOf` lets no quote, backslash or space into one. */
function ftsQueryOf({ tokens }: SearchTerms, readers: readonly string[] | null): string {
  const words = tokens.map(({ text, isPrefix }) => `"${text}"${isPrefix ? '*' : ''}`)
  const rights = readers === null ? [] : [`(${readers.map((token) => `"${token}"`).join(' OR ')})`]
  return [...words, ...rights].join(' AND ')
}

function tsqueryOf({ tokens }: SearchTerms, readers: readonly string[] | null): string {
  const words = tokens.map(({ text, isPrefix }) => `'${text}'${isPrefix ? ':*' : ''}`)
  const rights = readers === null ? [] : [`(${readers.map((token) => `'${token}'`).join(' | ')})`]
  return [...words, ...rights].join(' & ')
}

function tableOf(kind: SearchKind): RawBuilder<unknown> {
  return sql.id(`desk_search_${kind}`)
}

function ftsOf(kind: SearchKind): RawBuilder<unknown> {
  return sql.id(`desk_search_${kind}_index`)
}

function* chunksOf<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
    yield all.slice(from, from + ROWS_AT_ONCE)
  }
}
