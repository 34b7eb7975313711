/** From a number to the cases behind it: exactly those that the cell counted, by the very rows it was made of. */
import {
  type DimensionKey,
  type DrillAnswer,
  type DrillCase,
  type DrillRequest,
} from '../../domain/contract/public.ts'
import { type Reader, toRecords, type Value } from '../../warehouse/public.ts'
import { inBand, timeOf } from '../distribution/timed-form.ts'
import type { Measure } from '../metric.ts'
import type { QueryContext } from '../query/answer-query.ts'
import type { Checked } from '../query/check-query.ts'
import { readNames } from '../query/names.ts'
import type { Question } from '../query/question.ts'
import { rowsOf } from '../query/run-scan.ts'
import { createScan, type ScanContext } from '../query/scan-context.ts'
import { checkDrill, wallOf } from './check-drill.ts'

const DEFAULT_LIMIT = 100

/**
 * The cases of one cell, earliest first, or everything that is wrong with the request.
 * @param input a `DrillRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function drill(input: unknown, context: QueryContext): Promise<Checked<DrillAnswer>> {
  const checked = checkDrill(input, context)
  if (!checked.ok) return checked
  const { question, request } = checked.value
  const { reader } = context
  const statement = casesOf(reader, question, request)
  const page = `${statement.sql}
    order by k.at, k.case_id limit ${request.limit ?? DEFAULT_LIMIT} offset ${request.offset ?? 0}`
  const [rows, counted] = await Promise.all([
    reader.query(page, statement.paramsOf(page)),
    reader.query(statement.countSql, statement.paramsOf(statement.countSql)),
  ])
  const cases = toRecords(rows).map(toDrillCase)
  return {
    ok: true,
    value: {
      cases,
      total: Number(counted.columns['total']?.[0] ?? 0),
      names: await readNames(
        reader,
        cases.map(({ agent_id, team_id }) => ({ agent_id, team_id })),
        { agent_id: 'agent', team_id: 'team' },
        question.asOf,
      ),
    },
  }
}

function casesOf(reader: Reader, question: Question, request: DrillRequest) {
  const { dimensions, grain } = question
  const [asked] = question.forms
  if (asked === undefined) throw new Error('a checked drill-through has one metric')
  const { milestone } = asked.metric
  const scan = createScan(reader.dialect, {
    question,
    milestone,
    credit: asked.credit,
    dimensions,
    grain,
  })
  const { counts, value } = contribution(asked.form.measure, scan)
  const conditions = [
    counts,
    ...scan.clockConditions(),
    ...cellConditions(scan, request),
    ...bandConditions(asked.form.measure, scan, request),
  ]
  const counted = `(select f.case_id, min(f.${milestone.at}) as at, count(*) as row_count, ${value} as value
    from ${rowsOf(milestone, scan)} as f
    where ${conditions.join('\n      and ')}
    group by f.case_id)`
  const sql = `select k.case_id as case_id, k.at as at, k.row_count as row_count, k.value as value,
      c.case_kind as case_kind, c.opened_at as opened_at, c.status as status, c.channel as channel,
      coalesce(c.last_resolved_category, c.first_replied_category, c.opened_category) as category,
      coalesce(c.last_resolved_agent, c.first_replied_agent, c.opened_agent) as agent_id,
      coalesce(c.last_resolved_team, c.first_replied_team, c.opened_team) as team_id
    from ${counted} as k join ${reader.dialect.table('cases')} as c on c.case_id = k.case_id`
  return {
    sql,
    countSql: `select count(*) as total from ${counted} as k`,
    paramsOf: (text: string) => scan.binder.paramsOf(text),
  }
}

/** Which rows count, and what a case adds. */
function contribution(measure: Measure, scan: ScanContext) {
  const none = scan.d.toDouble('null')
  switch (measure.kind) {
    case 'count':
    case 'per-case':
      return { counts: measure.when(scan), value: none }
    case 'ratio': {
      const hit = `avg(case when ${measure.hit(scan)} then 1e0 else 0e0 end)`
      return { counts: measure.of(scan), value: hit }
    }
    case 'mean':
    case 'quantile':
    case 'max': {
      const value = measure.value(scan)
      return { counts: `${value} is not null`, value: `max(${value})` }
    }
    case 'sums':
      return { counts: 'true', value: none }
  }
}

function cellConditions(scan: ScanContext, { cell = {} }: DrillRequest): readonly string[] {
  const { grain, dimensions } = scan.question
  const wanted: readonly DimensionKey[] = [
    ...(grain === null ? [] : [wallOf(cell[grain])]),
    ...dimensions.map((dimension) => cell[dimension] ?? null),
  ]
  return scan.keysOf('f').map((key, index) => {
    const value = wanted[index] ?? null
    if (value === null) return `${key} is null`
    return `${key} = ${scan.bind(value, typeof value === 'number' ? 'long' : 'ref')}`
  })
}

function bandConditions(measure: Measure, scan: ScanContext, { band }: DrillRequest) {
  return band === undefined ? [] : [inBand(timeOf(measure)(scan), band, scan)]
}

function toDrillCase(row: Readonly<Record<string, Value>>): DrillCase {
  const text = (name: string) => {
    const value = row[name]
    return typeof value === 'string' ? value : null
  }
  const at = (name: string) => new Date(Number(row[name])).toISOString()
  const value = row['value']
  return {
    case_id: text('case_id') ?? '',
    case_kind: text('case_kind'),
    opened_at: at('opened_at'),
    status: text('status') ?? '',
    channel: text('channel'),
    category: text('category'),
    agent_id: text('agent_id'),
    team_id: text('team_id'),
    at: at('at'),
    count: Number(row['row_count']),
    value: typeof value === 'number' ? value : null,
  }
}
