/** The hours of one agent, day by day and by state: the metric `agent_state_secs` of one agent, and what of it is work. */
import {
  type AgentHours,
  agentHoursRequest,
  type QueryRow,
  WORKED_STATES,
} from '../../domain/contract/public.ts'
import { IN_WORDS, isAgentState } from '../../domain/public.ts'
import { answerQuery, type QueryContext } from '../query/answer-query.ts'
import type { Checked } from '../query/check-query.ts'
import { readNames } from '../query/names.ts'
import { shapeProblems } from '../query/shape-problems.ts'

const METRIC = 'agent_state_secs'

/**
 * Answers the hours of one agent, or says everything that is wrong with the request. Of somebody whom the viewer may
 * not see there are none, and no name.
 * @param input an `AgentHoursRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerAgentHours(
  input: unknown,
  context: QueryContext,
): Promise<Checked<AgentHours>> {
  const parsed = agentHoursRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const { agent, ...frame } = parsed.data
  const answer = await answerQuery(
    {
      ...frame,
      metrics: [METRIC],
      dimensions: ['agent_state'],
      grain: 'day',
      filters: { agent: [agent] },
      intervals: false,
    },
    context,
  )
  if (!answer.ok) return answer
  const { rows, meta } = answer.value
  const days = hoursByDay(rows)
  const asOf = Date.parse(meta.as_of)
  const isSeen = rows.some((row) => secsOf(row) > 0)
  return {
    ok: true,
    value: {
      days,
      total: {
        states: sumStates(days.map(({ states }) => states)),
        worked_secs: days.reduce((sum, day) => sum + day.worked_secs, 0),
        days: days.filter(({ worked_secs }) => worked_secs > 0).length,
      },
      names: isSeen ? await readNames(context.reader, [{ agent }], { agent: 'agent' }, asOf) : {},
      meta: { from: meta.from, to: meta.to, tz: meta.tz, as_of: meta.as_of },
    },
  }
}

type States = AgentHours['total']['states']

function hoursByDay(rows: readonly QueryRow[]): AgentHours['days'] {
  const days = new Map<string, States>()
  for (const row of rows) {
    const [day, state, secs] = [String(row['day']), row['agent_state'], secsOf(row)]
    const states = days.get(day) ?? {}
    days.set(day, states)
    if (isAgentState(state) && secs > 0) states[state] = secs
  }
  return [...days].map(([day, states]) => ({ day, states, worked_secs: workedSecs(states) }))
}

const secsOf = (row: QueryRow) => {
  const secs = row[METRIC]
  return typeof secs === 'number' ? secs : 0
}

const workedSecs = (states: States) =>
  WORKED_STATES.reduce((sum, state) => sum + (states[state] ?? 0), 0)

function sumStates(all: readonly States[]): States {
  const sum: States = {}
  for (const [state, secs] of all.flatMap((states) => Object.entries(states))) {
    if (isAgentState(state)) sum[state] = (sum[state] ?? 0) + secs
  }
  return sum
}
