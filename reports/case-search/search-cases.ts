/** Cases by what was said in them and what became of them: a page of them in order, and how many there are. */
import type {
  CaseFound,
  CaseSearch,
  CaseSearchAnswer,
  CaseSort,
} from '../../domain/contract/public.ts'
import type { Reader } from '../../warehouse/public.ts'
import type { QueryContext } from '../query/answer-query.ts'
import type { Checked } from '../query/check-query.ts'
import { readNames } from '../query/names.ts'
import { checkSearch } from './check-search.ts'
import { type Cursor, readCursor, writeCursor } from './cursor.ts'
import type { Relation } from './case-relations.ts'
import { countFound } from './count-found.ts'
import { type CaseQuestion, foundCases } from './found-cases.ts'
import { readCases } from './read-cases.ts'

const DEFAULT_LIMIT = 100

/** Numbers that no value reaches, to put what has none last. */
const SORT_KEYS: Readonly<
  Record<CaseSort, { readonly sql: string; readonly needs: Relation | null }>
> = {
  opened: { sql: 'c.opened_at', needs: null },
  updated: { sql: 'c.last_event_at', needs: null },
  wait: { sql: 'waited.secs', needs: 'waited' },
  rating: { sql: 'rated.score', needs: 'rated' },
}
const LAST = { asc: '9e15', desc: '-1e0' } as const

/**
 * One page of the cases that the viewer may open, or everything that is wrong with the request. Cost: without words
 * one pass over the range's cases; with words one over all texts besides, which no index shortens.
 * @param input a `CaseSearch`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function searchCases(
  input: unknown,
  context: QueryContext,
): Promise<Checked<CaseSearchAnswer>> {
  const checked = checkSearch(input, context)
  if (!checked.ok) return checked
  const { request } = checked.value
  const cursor = request.cursor === undefined ? null : readCursor(request.cursor)
  if (cursor === null && request.cursor !== undefined) {
    return { ok: false, problems: [BAD_CURSOR] }
  }
  // What still waits must not grow between two pages: its place in the order would move.
  const question = { ...checked.value.question, ...(cursor && { asOf: cursor.as_of }) }
  const { reader } = context
  const limit = request.limit ?? DEFAULT_LIMIT
  const [places, total] = await Promise.all([
    readPlaces(reader, question, { request, cursor, limit }),
    countFound(reader, question),
  ])
  const page = places.slice(0, limit)
  const last = page.at(-1)
  const cases = await readCases(
    reader,
    page.map(({ case_id }) => case_id),
    question,
  )
  return {
    ok: true,
    value: {
      cases: [...cases],
      total,
      next_cursor:
        places.length > limit && last !== undefined
          ? writeCursor({ ...last, as_of: question.asOf })
          : null,
      names: await namesOfCases(reader, cases, question.asOf),
      meta: {
        from: new Date(question.range.from).toISOString(),
        to: new Date(question.range.to).toISOString(),
        tz: question.tz,
        as_of: new Date(question.asOf).toISOString(),
      },
    },
  }
}

/** Directory names of everybody and everything that the cases name. */
export function namesOfCases(
  reader: Reader,
  cases: readonly CaseFound[],
  asOf: number,
): ReturnType<typeof readNames> {
  const keys = cases.map(({ agent_id, team_id, queue_id, customer_id }) => ({
    agent_id,
    team_id,
    queue_id,
    customer_id,
  }))
  const dimensions = {
    agent_id: 'agent',
    team_id: 'team',
    queue_id: 'queue',
    customer_id: 'customer',
  }
  return readNames(reader, keys, dimensions, asOf)
}

const BAD_CURSOR = {
  code: 'QUERY_INVALID',
  path: 'cursor',
  reason: 'it is not a cursor of this search',
  fix: 'Give next_cursor of the page before as it is, or leave it out to begin anew.',
} as const

interface Page {
  readonly request: CaseSearch
  readonly cursor: Cursor | null
  readonly limit: number
}

/** One place more than the page has: it tells that there is another page. */
async function readPlaces(
  reader: Reader,
  question: CaseQuestion,
  { request, cursor, limit }: Page,
): Promise<readonly { readonly key: number; readonly case_id: string }[]> {
  const { dialect: d } = reader
  const { by, direction = 'desc' } = request.sort ?? { by: 'opened' }
  const { sql, needs } = SORT_KEYS[by]
  const found = foundCases(d, question)
  const key = `coalesce(${d.toDouble(sql)}, ${LAST[direction]})`
  const after: string[] = []
  if (cursor !== null) {
    const [at, id] = [found.binder.bind(cursor.key, 'num'), found.binder.bind(cursor.case_id, 'id')]
    const beyond = direction === 'asc' ? '>' : '<'
    after.push(`(${key} ${beyond} ${at} or (${key} = ${at} and c.case_id > ${id}))`)
  }
  const statement = `select c.case_id as case_id, ${key} as sort_key
    ${found.fromSql(needs === null ? [] : [needs], after)}
    order by sort_key ${direction}, case_id limit ${String(limit + 1)}`
  const { columns, count } = await reader.query(statement, found.binder.paramsOf(statement))
  return Array.from({ length: count }, (_, row) => ({
    key: Number(columns['sort_key']?.[row]),
    case_id: String(columns['case_id']?.[row]),
  }))
}
