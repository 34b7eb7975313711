/** The cases of a search counted by one property: what a filter offers, and why bots handed over. */
import type { CaseBreakdownAnswer, CaseProperty } from '../../domain/contract/public.ts'
import { type Reader, toRecords } from '../../warehouse/public.ts'
import type { QueryContext } from '../query/answer-query.ts'
import type { Checked } from '../query/check-query.ts'
import { readNames } from '../query/names.ts'
import { isSingle, PROPERTY_KEYS } from './case-property.ts'
import { checkBreakdown } from './check-search.ts'
import { countFound } from './count-found.ts'
import { type CaseQuestion, foundCases } from './found-cases.ts'

/** More values than this nobody chooses from. */
const MOST_VALUES = 500

/**
 * How many of the found cases have each value: the same cases that `searchCases` lists under that filter.
 * @param input a `CaseBreakdown`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function breakDownCases(
  input: unknown,
  context: QueryContext,
): Promise<Checked<CaseBreakdownAnswer>> {
  const checked = checkBreakdown(input, context)
  if (!checked.ok) return checked
  const { request, question } = checked.value
  const { reader } = context
  const [rows, total] = await Promise.all([
    readValues(reader, question, request.by),
    countFound(reader, question),
  ])
  return {
    ok: true,
    value: {
      values: [...rows],
      total,
      names: await readNames(reader, rows, { value: request.by }, question.asOf),
    },
  }
}

async function readValues(reader: Reader, question: CaseQuestion, by: CaseProperty) {
  const { dialect: d } = reader
  const found = foundCases(d, question)
  const needs = isSingle(by) ? PROPERTY_KEYS[by].needs : null
  const keyed = `(select c.case_id as case_id, ${keySql(by)} as value, c.tags as tags, c.participants as participants
    ${found.fromSql(needs === null ? [] : [needs])})`
  const sql = `select v.value as value, count(distinct v.case_id) as case_count
    from ${valuesSql(reader, by, keyed)} as v
    group by v.value
    order by case_count desc, value
    limit ${String(MOST_VALUES)}`
  const rows = toRecords(await reader.query(sql, found.binder.paramsOf(sql)))
  return rows.map(({ value, case_count }) => ({
    value: typeof value === 'string' ? value : null,
    count: Number(case_count),
  }))
}

const keySql = (by: CaseProperty) => (isSingle(by) ? PROPERTY_KEYS[by].sql : 'null')

/** One row per case and value; a case without any under null. */
function valuesSql({ dialect: d }: Reader, by: CaseProperty, keyed: string): string {
  if (isSingle(by)) return keyed
  if (by === 'tag') {
    return `(select k.case_id as case_id, ${d.unnest('case when k.tags = [] then [null] else k.tags end')} as value
      from ${keyed} as k)`
  }
  // Whoever held it or answered in it, as the filter finds it.
  return `(select k.case_id as case_id, i.agent as value from ${keyed} as k left join (
      select h.case_id as case_id, h.agent as agent from ${d.table('assignments')} as h where h.agent is not null
      union select p.case_id as case_id, ${d.unnest('p.participants')} as agent from ${d.table('cases')} as p
    ) as i on i.case_id = k.case_id)`
}
