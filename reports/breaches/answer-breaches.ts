/** Which promises were broken, by how much, and what used up their time. */
import {
  type Breach,
  type BreachAnswer,
  type BreachRequest,
  breachRequest,
} from '../../domain/contract/public.ts'
import { IN_WORDS } from '../../domain/public.ts'
import { type Reader, toRecords, type Value } from '../../warehouse/public.ts'
import type { QueryContext } from '../query/answer-query.ts'
import { createBinder } from '../query/binder.ts'
import { type AskedBy, type Checked, checkFrame } from '../query/check-query.ts'
import { readNames } from '../query/names.ts'
import type { Question } from '../query/question.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import { type BreachRow, endingOf, METRIC, readBreachRows } from './breach-rows.ts'
import { readPromiseClocks } from './promise-clocks.ts'
import { type CaseSpans, type PromiseClock, useOfTime } from './use-of-time.ts'

const DEFAULT_LIMIT = 50

/**
 * A page of broken promises, longest overdue first, or everything that is wrong with the request.
 * @param input a `BreachRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerBreaches(
  input: unknown,
  context: QueryContext,
): Promise<Checked<BreachAnswer>> {
  const checked = checkBreaches(input, context)
  if (!checked.ok) return checked
  const { question, request } = checked.value
  const { reader } = context
  const page = { limit: request.limit ?? DEFAULT_LIMIT, offset: request.offset ?? 0 }
  const { rows, total } = await readBreachRows(reader, question, request, page)
  const ids = [...new Set(rows.map((row) => String(row['case_id'])))]
  const [spansOf, clockOf] = await Promise.all([
    readCaseSpans(reader, ids),
    readPromiseClocks(reader),
  ])
  const breaches = rows.map((row) =>
    describeBreach(row, {
      spans: spansOf(String(row['case_id'])),
      clock: clockOf(row),
      asOf: question.asOf,
    }),
  )
  return {
    ok: true,
    value: {
      breaches,
      total,
      names: await namesOf(reader, breaches, question.asOf),
      meta: {
        from: iso(question.range.from),
        to: iso(question.range.to),
        tz: question.zone.tz,
        as_of: iso(question.asOf),
      },
    },
  }
}

const iso = (at: number) => new Date(at).toISOString()

function checkBreaches(
  input: unknown,
  by: AskedBy,
): Checked<{ readonly request: BreachRequest; readonly question: Question }> {
  const parsed = breachRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const { from, to, tz, filters, as_of } = parsed.data
  const checked = checkFrame({ from, to, tz, filters, as_of }, [METRIC], [], by)
  return checked.ok
    ? { ok: true, value: { request: parsed.data, question: checked.value } }
    : checked
}

/** Where these cases lay all their lives. */
async function readCaseSpans(
  reader: Reader,
  caseIds: readonly string[],
): Promise<(caseId: string) => CaseSpans> {
  const { dialect: d } = reader
  const binder = createBinder(d)
  if (caseIds.length === 0) return () => ({ states: [], stays: [] })
  const ids = caseIds.map((id) => binder.bind(id, 'id')).join(', ')
  const run = async (sql: string) => toRecords(await reader.query(sql, binder.paramsOf(sql)))
  const [states, stays] = await Promise.all([
    run(`select s.case_id as case_id, s.status as status, s.team as team, s.agent as agent,
        s.start_at as start_at, s.end_at as end_at
      from ${d.table('case_states')} as s where s.case_id in (${ids}) order by s.start_at, s.n`),
    run(`select q.case_id as case_id, q.queue as queue, q.queued_at as start_at, q.ended_at as end_at
      from ${d.table('queue_stays')} as q where q.case_id in (${ids}) order by q.queued_at, q.n`),
  ])
  const span = (row: BreachRow) => ({ start: Number(row['start_at']), end: instant(row['end_at']) })
  return (caseId) => ({
    states: states
      .filter((row) => row['case_id'] === caseId)
      .map((row) => ({
        ...span(row),
        status: String(row['status']),
        team: text(row['team']),
        agent: text(row['agent']),
      })),
    stays: stays
      .filter((row) => row['case_id'] === caseId)
      .map((row) => ({ ...span(row), queue: text(row['queue']) })),
  })
}

interface Around {
  readonly spans: CaseSpans
  readonly clock: PromiseClock
  readonly asOf: number
}

function describeBreach(row: BreachRow, { spans, clock, asOf }: Around): Breach {
  const [started, due] = [Number(row['started_at']), Number(row['due_at'])]
  const { ending, at } = endingOf(row)
  const end = at ?? Math.max(asOf, due)
  const parts = useOfTime(spans, clock, { from: started, to: end })
  const length = row['length_secs']
  return {
    case_id: String(row['case_id']),
    case_kind: text(row['case_kind']),
    channel: text(row['channel']),
    category: text(row['category']),
    team_id: text(row['team']),
    agent_id: text(row['agent']),
    target: row['target'] as Breach['target'],
    policy: String(row['policy']),
    started_at: iso(started),
    due_at: iso(due),
    ended_at: at === null ? null : iso(at),
    ending,
    overdue_secs: (end - due) / 1000,
    time: row['time'] as Breach['time'],
    length_secs: typeof length === 'number' ? length : Math.max(0, due - started) / 1000,
    used_secs: parts.reduce((sum, { secs }) => sum + secs, 0),
    parts: [...parts],
  }
}

const text = (value: Value | undefined) => (typeof value === 'string' ? value : null)
const instant = (value: Value | undefined) => (typeof value === 'number' ? value : null)

function namesOf(reader: Reader, breaches: readonly Breach[], asOf: number) {
  const keys = breaches.flatMap(({ team_id, agent_id, policy, parts }) => [
    { team_id, agent_id, policy, queue_id: null },
    ...parts.map((part) => ({
      team_id: part.team_id,
      agent_id: part.agent_id,
      queue_id: part.queue_id,
      policy: null,
    })),
  ])
  const dimensionOf = {
    team_id: 'team',
    agent_id: 'agent',
    queue_id: 'queue',
    policy: 'sla_policy',
  }
  return readNames(reader, keys, dimensionOf, asOf)
}
