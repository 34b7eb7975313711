import {
  type CommentsAnswer,
  type CommentsRequest,
  commentsRequest,
  type RatingComment,
} from '../../domain/contract/public.ts'
import { IN_WORDS } from '../../domain/public.ts'
import { toRecords, type Value } from '../../warehouse/public.ts'
import { scoreOf } from '../milestones/ratings.ts'
import { FACTOR_COLUMNS, RATED_METRIC, ratedCases } from '../drivers/rated-cases.ts'
import type { QueryContext } from '../query/answer-query.ts'
import { type Checked, checkFrame } from '../query/check-query.ts'
import { readNames } from '../query/names.ts'
import type { Question } from '../query/question.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import { givenTexts } from './given-texts.ts'

const USUAL_LIMIT = 50

/**
 * Ratings with what was written beside them, a page at a time, or everything that is wrong with the request. Ratings
 * are those that `csat_ratio` counts for this viewer; a text that was erased is no comment.
 * @param input a `CommentsRequest`, unchecked
 * @param usualLimit how many rows where the request does not say
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerComments(
  input: unknown,
  context: QueryContext,
  usualLimit = USUAL_LIMIT,
): Promise<Checked<CommentsAnswer>> {
  const parsed = commentsRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const { from, to, tz, filters, as_of, ...request } = parsed.data
  const frame = { from, to, tz, filters, as_of }
  const checked = checkFrame(frame, [RATED_METRIC], ['agent', 'category'], context)
  if (!checked.ok) return checked
  const { reader } = context
  const { listSql, countSql, paramsOf } = statements(context, checked.value, {
    ...request,
    limit: request.limit ?? usualLimit,
  })
  const [listed, counted] = await Promise.all([
    reader.query(listSql, paramsOf(listSql)),
    reader.query(countSql, paramsOf(countSql)),
  ])
  const comments = toRecords(listed).map(toComment)
  const { range, zone, asOf } = checked.value
  const iso = (at: number) => new Date(at).toISOString()
  const dimensions = { agent: 'agent', team: 'team' }
  const rows = comments.map(({ agent, team }) => ({ agent, team }))
  return {
    ok: true,
    value: {
      comments,
      total: Number(counted.columns['total']?.[0] ?? 0),
      names: await readNames(reader, rows, dimensions, asOf),
      meta: { from: iso(range.from), to: iso(range.to), tz: zone.tz, as_of: iso(asOf) },
    },
  }
}

type Wanted = Omit<CommentsRequest, 'from' | 'to' | 'tz' | 'filters' | 'as_of'> & {
  readonly limit: number
}

function statements({ reader }: QueryContext, question: Question, wanted: Wanted) {
  const d = reader.dialect
  const { scan, sql: rated } = ratedCases(d, question)
  const { scores, search, driver, with_silent, order, limit, offset } = wanted
  const conditions = [
    ...(with_silent === true && search === undefined ? ['true'] : ['g.body is not null']),
    ...(scores === undefined
      ? []
      : [`${scoreOf('r')} in (${scores.map((score) => d.text(String(score))).join(', ')})`]),
    ...(search === undefined ? [] : [d.holds('g.body', scan.bind(search, 'text'))]),
    ...(driver === undefined
      ? []
      : [
          isLevel(`r.${FACTOR_COLUMNS[driver.factor]}`, driver.key, (key) => scan.bind(key, 'ref')),
        ]),
  ]
  const rows = `from ${rated} as r
    left join ${givenTexts(scan)} as g
      on g.case_id = r.case_id and g.first_at = r.rated_at and g.score = r.score
    where ${conditions.join('\n      and ')}`
  const newest = 'r.rated_at desc, r.case_id, r.n'
  return {
    listSql: `select r.case_id as case_id, r.rated_at as rated_at, 1 + 4 * r.score as score, g.body as body,
      r.agent as agent, r.team as team, r.category as category, r.channel as channel
    ${rows}
    order by ${order === 'worst' ? `r.score, ${newest}` : newest}
    limit ${limit} offset ${offset ?? 0}`,
    countSql: `select count(*) as total ${rows}`,
    paramsOf: (sql: string) => scan.binder.paramsOf(sql),
  }
}

function isLevel(column: string, key: string | null, bind: (key: string) => string): string {
  return key === null ? `${column} is null` : `${column} = ${bind(key)}`
}

function toComment(row: Readonly<Record<string, Value>>): RatingComment {
  const text = (name: string) => {
    const value = row[name]
    return typeof value === 'string' ? value : null
  }
  return {
    case_id: text('case_id') ?? '',
    rated_at: new Date(Number(row['rated_at'])).toISOString(),
    score: Number(row['score']),
    text: text('body'),
    agent: text('agent'),
    team: text('team'),
    category: text('category'),
    channel: text('channel'),
  }
}
