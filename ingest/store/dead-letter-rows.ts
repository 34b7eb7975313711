import { type Clock, DeskmetryError, type Problem } from '../../domain/public.ts'
import type { StoreScope } from '../../store/public.ts'
import { type DeadLetterDraft, deadLetterId } from '../dead-letter/dead-letter.ts'
import type { IngestTables } from './tables.ts'

export type DeadLetterState = IngestTables['dead_letters']['state']

export interface DeadLetter extends DeadLetterDraft {
  readonly id: string
  readonly state: DeadLetterState
  /** Epoch ms. */
  readonly first_seen_at: number
  readonly settled_at: number | null
}

export interface DeadLetterFilter {
  readonly state?: DeadLetterState | undefined
  readonly source?: string | undefined
  readonly file?: string | undefined
  readonly code?: string | undefined
}

export interface DeadLetterPage extends DeadLetterFilter {
  readonly limit: number
  /** The last of the page before. */
  readonly after?: Pick<DeadLetter, 'first_seen_at' | 'line' | 'id'> | undefined
}

/** The line of a record that has none: a number, so that it has its place in the order. */
const NO_LINE = 0

/** SQLite takes 32,766 parameters in one statement. */
const ROWS_PER_INSERT = 1_000

/** Keeps records that were turned away; one that is kept already stays as it is. @returns how many are new */
export async function addDeadLetters(
  scope: StoreScope,
  drafts: readonly DeadLetterDraft[],
  clock: Clock,
): Promise<number> {
  const rows = new Map(drafts.map((draft) => [deadLetterId(draft), draft]))
  const values = [...rows].map(([id, draft]) => toRow(id, draft, clock.now()))
  if (values.length === 0) return 0
  return scope.transaction(async (tx) => {
    let added = 0n
    for (let at = 0; at < values.length; at += ROWS_PER_INSERT) {
      const result = await tables(tx)
        .insertInto('dead_letters')
        .values(values.slice(at, at + ROWS_PER_INSERT))
        .onConflict((conflict) => conflict.column('id').doNothing())
        .executeTakeFirst()
      added += result.numInsertedOrUpdatedRows ?? 0n
    }
    return Number(added)
  })
}

/** A page of dead letters, the oldest first, those of one moment by their line. */
export async function listDeadLetters(
  scope: StoreScope,
  page: DeadLetterPage,
): Promise<readonly DeadLetter[]> {
  let query = filtered(scope, page).selectAll()
  const after = page.after
  if (after) {
    const { first_seen_at, line, id } = after
    query = query.where((row) =>
      row(
        row.refTuple('first_seen_at', 'line', 'id'),
        '>',
        row.tuple(first_seen_at, line ?? NO_LINE, id),
      ),
    )
  }
  const rows = await query
    .orderBy('first_seen_at')
    .orderBy('line')
    .orderBy('id')
    .limit(page.limit)
    .execute()
  return rows.map(fromRow)
}

/** @throws DeskmetryError NOT_FOUND */
export async function getDeadLetter(scope: StoreScope, id: string): Promise<DeadLetter> {
  const row = await tables(scope)
    .selectFrom('dead_letters')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (row) return fromRow(row)
  throw new DeskmetryError('NOT_FOUND', {
    what: `Dead letter ${id}`,
    fix: 'List the dead letters.',
  })
}

/** Replaces the text of an open dead letter. @throws DeskmetryError NOT_FOUND, DEAD_LETTER_SETTLED */
export async function mendDeadLetter(
  scope: StoreScope,
  id: string,
  change: { readonly text: string; readonly problems: readonly Problem[] },
): Promise<DeadLetter> {
  const result = await tables(scope)
    .updateTable('dead_letters')
    .set({ text: change.text, truncated: 0, ...problemColumns(change.problems) })
    .where('id', '=', id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  const letter = await getDeadLetter(scope, id)
  if (result.numUpdatedRows === 0n) {
    throw new DeskmetryError('DEAD_LETTER_SETTLED', { id, state: letter.state })
  }
  return letter
}

/** Ends open dead letters as replayed or dismissed. @returns how many were open */
export async function settleDeadLetters(
  scope: StoreScope,
  ids: readonly string[],
  settled: { readonly state: 'replayed' | 'dismissed'; readonly clock: Clock },
): Promise<number> {
  if (ids.length === 0) return 0
  const result = await tables(scope)
    .updateTable('dead_letters')
    .set({ state: settled.state, settled_at: settled.clock.now() })
    .where('id', 'in', ids)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return Number(result.numUpdatedRows)
}

/** How many open dead letters there are by source and reason, the most first. */
export async function countDeadLetters(
  scope: StoreScope,
): Promise<readonly { readonly source: string; readonly code: string; readonly count: number }[]> {
  const rows = await filtered(scope, { state: 'open' })
    .select(['source', 'code'])
    .select((row) => row.fn.countAll<number>().as('count'))
    .groupBy(['source', 'code'])
    .execute()
  return rows.sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
}

function filtered(scope: StoreScope, filter: DeadLetterFilter) {
  let query = tables(scope).selectFrom('dead_letters')
  if (filter.state !== undefined) query = query.where('state', '=', filter.state)
  if (filter.source !== undefined) query = query.where('source', '=', filter.source)
  if (filter.file !== undefined) query = query.where('file', '=', filter.file)
  if (filter.code !== undefined) query = query.where('code', '=', filter.code)
  return query
}

function toRow(id: string, draft: DeadLetterDraft, now: number): IngestTables['dead_letters'] {
  return {
    id,
    source: draft.source,
    file: draft.file,
    line: draft.line ?? NO_LINE,
    event_id: draft.event_id,
    text: draft.text,
    truncated: draft.truncated ? 1 : 0,
    state: 'open',
    first_seen_at: now,
    settled_at: null,
    ...problemColumns(draft.problems),
  }
}

function problemColumns(problems: readonly Problem[]) {
  const first = problems[0]
  return {
    code: first?.code ?? '',
    field: first?.path ?? '',
    reason: first?.reason ?? '',
    fix: first?.fix ?? '',
    problems: JSON.stringify(problems),
  }
}

function fromRow(row: IngestTables['dead_letters']): DeadLetter {
  return {
    id: row.id,
    source: row.source,
    file: row.file,
    line: row.line === NO_LINE ? null : row.line,
    event_id: row.event_id,
    problems: JSON.parse(row.problems) as readonly Problem[],
    text: row.text,
    truncated: row.truncated === 1,
    state: row.state,
    first_seen_at: row.first_seen_at,
    settled_at: row.settled_at,
  }
}

function tables(scope: StoreScope) {
  return scope.kysely.withTables<IngestTables>()
}
