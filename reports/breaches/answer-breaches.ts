/** Which promises were broken, by how much, and what used up their time. */
import {
  type Breach,
  type BreachAnswer,
  type BreachPart,
  type BreachRequest,
  breachRequest,
} from '../../domain/contract/public.ts'
import { IN_WORDS } from '../../domain/public.ts'
import type { Reader, Value } from '../../warehouse/public.ts'
import type { QueryContext } from '../query/answer-query.ts'
import { type AskedBy, type Checked, checkFrame } from '../query/check-query.ts'
import { readNames } from '../query/names.ts'
import type { Question } from '../query/question.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import { type BreachPiece, breachReader, type BreachRow, endingOf, METRIC } from './breach-rows.ts'
import { latestOf } from './latest-of.ts'
import { readPromiseClocks } from './promise-clocks.ts'
import {
  type CaseSpans,
  type PromiseClock,
  type StateSpan,
  type StaySpan,
  useOfTime,
} from './use-of-time.ts'

const USUAL_LIMIT = 50

/**
 * A page of broken promises, the latest first, or everything that is wrong with the request.
 * @param input a `BreachRequest`, unchecked
 * @param usualLimit how many rows where the request does not say
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerBreaches(
  input: unknown,
  context: QueryContext,
  usualLimit = USUAL_LIMIT,
): Promise<Checked<BreachAnswer>> {
  const checked = checkBreaches(input, context)
  if (!checked.ok) return checked
  const { question, request } = checked.value
  const { reader } = context
  const page = { limit: request.limit ?? usualLimit, offset: request.offset ?? 0 }
  const breachesOf = breachReader(reader, question, request)
  const [clockOf, total] = await Promise.all([readPromiseClocks(reader), breachesOf.count()])
  const latest = await latestOf(page.offset + page.limit, async (piece) => {
    const { rows, ...spans } = await breachesOf.read(piece)
    const spansOf = spansByCase(spans)
    return rows.map((row) => ({
      most: Number(row['overdue_ms']) / 1000,
      one: describeBreach(row, {
        spans: spansOf(String(row['case_id'])),
        clock: clockOf(row),
        asOf: question.asOf,
      }),
    }))
  })
  const breaches = latest.slice(page.offset)
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
function spansByCase({
  states,
  stays,
}: Pick<BreachPiece, 'states' | 'stays'>): (caseId: string) => CaseSpans {
  const byCase = new Map<string, { readonly states: StateSpan[]; readonly stays: StaySpan[] }>()
  const of = (row: BreachRow) => {
    const id = String(row['case_id'])
    const known = byCase.get(id) ?? { states: [], stays: [] }
    byCase.set(id, known)
    return known
  }
  const span = (row: BreachRow) => ({ start: Number(row['start_at']), end: instant(row['end_at']) })
  for (const row of states) {
    const [status, team, agent] = [String(row['status']), text(row['team']), text(row['agent'])]
    of(row).states.push({ ...span(row), status, team, agent })
  }
  for (const row of stays) of(row).stays.push({ ...span(row), queue: text(row['queue']) })
  return (caseId) => byCase.get(caseId) ?? { states: [], stays: [] }
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
  const late = useOfTime(spans, clock, { from: due, to: end })
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
    time: row['time'] as Breach['time'],
    length_secs: typeof length === 'number' ? length : Math.max(0, due - started) / 1000,
    late_secs: secsOf(late),
    used_secs: secsOf(parts),
    parts: [...parts],
  }
}

const secsOf = (parts: readonly BreachPart[]) => parts.reduce((sum, { secs }) => sum + secs, 0)
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
