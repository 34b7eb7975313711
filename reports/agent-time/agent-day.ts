/** One day of one agent as it was: the states in order, and how many chats were in hand meanwhile. */
import { type AgentDay, agentDayRequest } from '../../domain/contract/public.ts'
import { IN_WORDS, isAgentState } from '../../domain/public.ts'
import { type Reader, toRecords } from '../../warehouse/public.ts'
import type { Milestone } from '../milestone.ts'
import { chatInHand } from '../milestones/chats-in-hand.ts'
import { stateTime } from '../milestones/state-time.ts'
import type { QueryContext } from '../query/answer-query.ts'
import { type Checked, checkFrame } from '../query/check-query.ts'
import type { Question } from '../query/question.ts'
import { createScan, type ScanContext } from '../query/scan-context.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import { isBelieved, stateSpans } from '../relations/known-states.ts'
import { chatSteps, type Span } from './chat-steps.ts'

/**
 * Answers one day, or says everything that is wrong with the request. Of somebody whom the viewer may not see it is
 * empty.
 * @param input an `AgentDayRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerAgentDay(
  input: unknown,
  context: QueryContext,
): Promise<Checked<AgentDay>> {
  const parsed = agentDayRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const { agent, day, tz, as_of } = parsed.data
  const checked = checkFrame(
    { from: day, to: day, tz, as_of, filters: { agent: [agent] } },
    ['agent_state_secs', 'concurrency_mean'],
    [],
    context,
  )
  if (!checked.ok) return checked
  const question = checked.value
  const { range, zone, asOf } = question
  const [states, chats] = await Promise.all([
    readStates(context.reader, question),
    readChats(context.reader, question),
  ])
  const known = { start: range.from, end: Math.max(range.from, Math.min(range.to, asOf)) }
  return {
    ok: true,
    value: {
      start_at: iso(range.from),
      end_at: iso(range.to),
      as_of: iso(asOf),
      tz: zone.tz,
      states: states.flatMap(({ state, start, end, isRunning }) =>
        cut({ start, end }, known).map((span) => ({
          state,
          ...written(span),
          is_running: isRunning && span.end === asOf,
        })),
      ),
      chats: chatSteps(chats, known).map(({ count, ...span }) => ({ ...written(span), count })),
    },
  }
}

const iso = (at: number) => new Date(at).toISOString()
const written = ({ start, end }: Span) => ({ start_at: iso(start), end_at: iso(end) })

function cut({ start, end }: Span, within: Span): readonly Span[] {
  const part = { start: Math.max(start, within.start), end: Math.min(end, within.end) }
  return part.start < part.end ? [part] : []
}

interface StateSpan extends Span {
  readonly state: AgentDay['states'][number]['state']
  readonly isRunning: boolean
}

async function readStates(reader: Reader, question: Question): Promise<readonly StateSpan[]> {
  const scan = scanOf(reader, question, stateTime)
  const sql = `select b.state as state, b.start_at as start_at, b.span_end as span_end,
    case when b.end_at is null then 1 else 0 end as running, case when ${isBelieved('b')} then 1 else 0 end as believed
  from ${stateSpans(scan, 'true')} as b
  where b.start_at < ${scan.to} and b.span_end > ${scan.from}
  order by b.start_at`
  const rows = toRecords(await reader.query(sql, scan.binder.paramsOf(sql)))
  return rows.map((row) => ({
    state: Number(row['believed']) === 1 && isAgentState(row['state']) ? row['state'] : 'unknown',
    start: Number(row['start_at']),
    end: Number(row['span_end']),
    isRunning: Number(row['running']) === 1,
  }))
}

async function readChats(reader: Reader, question: Question): Promise<readonly Span[]> {
  const scan = scanOf(reader, question, chatInHand)
  const sql = `select h.start_at as start_at, coalesce(h.end_at, ${scan.asOf}) as span_end
  from ${scan.filtered((row) => `${row}.start_at < ${scan.to}`)} as h
  where coalesce(h.end_at, ${scan.asOf}) > ${scan.from}`
  const rows = toRecords(await reader.query(sql, scan.binder.paramsOf(sql)))
  return rows.map((row) => ({ start: Number(row['start_at']), end: Number(row['span_end']) }))
}

const scanOf = (reader: Reader, question: Question, milestone: Milestone): ScanContext =>
  createScan(reader.dialect, {
    question,
    milestone,
    credit: 'assignee',
    dimensions: [],
    grain: null,
  })
