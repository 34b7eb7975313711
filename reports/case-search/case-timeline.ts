/** All that happened in one case beside what was said, for somebody who may see the case. */
import { type CaseTimeline, caseTimeline, type Viewer } from '../../domain/contract/public.ts'
import { DeskmetryError } from '../../domain/public.ts'
import { toRecords, type Value, type Warehouse } from '../../warehouse/public.ts'
import { createBinder } from '../query/binder.ts'
import { promisesSql, toPromise, toWait, waitsSql } from '../drill/case-clocks.ts'
import { momentsOf } from './case-moments.ts'
import { readCases } from './read-cases.ts'
import { namesOfTimeline } from './timeline-names.ts'
import { visibleCase } from './visible-case.ts'

export interface TimelineContext {
  readonly warehouse: Pick<Warehouse, 'dialect' | 'query' | 'caseEvents'>
  readonly viewer: Viewer
  /** Ends what runs, and names in force then; epoch ms. */
  readonly asOf: number
}

/** What rules did is not in the facts. */
export type FactsOfCase = Omit<CaseTimeline, 'firings'>

type Row = Readonly<Record<string, Value>>

/**
 * The facts of a case, its intervals and its events, each in order.
 * @throws DeskmetryError NOT_FOUND when there is no such case, or not for this viewer: the two must not differ
 */
export async function readTimeline(
  caseId: string,
  { warehouse, viewer, asOf }: TimelineContext,
): Promise<FactsOfCase> {
  const { dialect: d } = warehouse
  const binder = createBinder(d)
  const id = binder.bind(caseId, 'id')
  const run = async (sql: string) => toRecords(await warehouse.query(sql, binder.paramsOf(sql)))
  const [known] = await run(`select c.opened_by as opened_by, c.origin as origin,
      c.first_replied_at as first_replied_at, c.first_resolved_at as first_resolved_at,
      c.last_resolved_at as last_resolved_at, c.full_resolution_secs as full_resolution_secs,
      c.requester_wait_secs as requester_wait_secs, ${d.flag('c.is_spam')} as is_spam, c.merged_into as merged_into
    from ${d.table('cases')} as c
    where c.case_id = ${id} and ${visibleCase(viewer, { d, binder, id })}`)
  const [found] =
    known === undefined ? [] : await readCases(warehouse, [caseId], { asOf, text: null })
  if (known === undefined || found === undefined) {
    throw new DeskmetryError('NOT_FOUND', {
      what: `The case ${caseId}`,
      fix: 'Take the id from a query or its drill-through, as source:id.',
    })
  }
  const [states, stays, waits, promises, events] = await Promise.all([
    run(`select s.status as status, s.agent as agent_id, s.team as team_id, s.start_at as started_at, s.end_at as ended_at
      from ${d.table('case_states')} as s where s.case_id = ${id} order by s.start_at, s.n`),
    run(`select q.queue as queue_id, q.queued_at as started_at, q.ended_at as ended_at, q.outcome as outcome,
        q.wait_secs as wait_secs
      from ${d.table('queue_stays')} as q where q.case_id = ${id} order by q.queued_at, q.n`),
    run(waitsSql(warehouse, id)),
    run(promisesSql(warehouse, id)),
    warehouse.caseEvents(caseId),
  ])
  const spans = states.map((row) => ({ ...row, ...spanOf(row) }))
  const timeline = caseTimeline.omit({ names: true, firings: true }).parse({
    case: { ...found, ...known, ...instantsOf(known) },
    moments: momentsOf(events),
    states: joined(spans, ['status']),
    holds: joined(spans, ['agent_id', 'team_id']),
    stays: stays.map((row) => ({ ...row, ...spanOf(row) })),
    waits: waits.map(toWait),
    promises: promises.map((row) => ({
      ...toPromise(row, asOf),
      length_secs: row['length_secs'] ?? null,
      paused_secs: row['paused_secs'] ?? 0,
    })),
    meta: { as_of: new Date(asOf).toISOString() },
  })
  return { ...timeline, names: await namesOfTimeline(warehouse, timeline, asOf) }
}

const isoOf = (value: Value | undefined) =>
  value == null ? null : new Date(Number(value)).toISOString()

const spanOf = (row: Row) => ({
  started_at: isoOf(row['started_at']),
  ended_at: isoOf(row['ended_at']),
})

const instantsOf = (row: Row) => ({
  first_replied_at: isoOf(row['first_replied_at']),
  first_resolved_at: isoOf(row['first_resolved_at']),
  last_resolved_at: isoOf(row['last_resolved_at']),
})

/** Rows that follow each other and agree in `fields` become one. */
function joined<Span extends ReturnType<typeof spanOf>>(
  spans: readonly Span[],
  fields: readonly string[],
): Span[] {
  const keyOf = (span: Span) => JSON.stringify(fields.map((field) => (span as Row)[field] ?? null))
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last?.ended_at === span.started_at && keyOf(last) === keyOf(span)) {
      result[result.length - 1] = { ...last, ended_at: span.ended_at }
    } else result.push(span)
  }
  return result
}
