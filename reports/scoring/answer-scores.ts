/** Scores of agents: evidence of every part, compared with peers on like work, shrunk and put together. */
import {
  SCORE_PARTS,
  type ScoreAnswer,
  type ScorePeers,
  type ScoreRequest,
  scoreRequest,
  type ScoreWeights,
} from '../../domain/contract/public.ts'
import { IN_WORDS, type Problem } from '../../domain/public.ts'
import type { QueryContext } from '../query/answer-query.ts'
import { type Checked, checkFrame } from '../query/check-query.ts'
import { readNames } from '../query/names.ts'
import type { Question } from '../query/question.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import { CASE_MIX, readEvidence, type TeamEvidence } from './read-evidence.ts'
import { type PartEvidence, scoreAgents } from './score-agents.ts'
import { SCORE_SOURCES } from './score-parts.ts'
import { scoresSeenBy } from './scores-seen-by.ts'

export interface ScoreContext extends QueryContext {
  /** The account's, used where the request names none. */
  readonly weights: ScoreWeights
}

/**
 * Scores everyone, and tells the viewer whom they may see, or says everything that is wrong with the request. All
 * work is compared whoever asks: a score, its interval and its rank range are the same for everybody who sees them.
 * @param input a `ScoreRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerScores(
  input: unknown,
  context: ScoreContext,
): Promise<Checked<ScoreAnswer>> {
  const checked = checkScores(input, context)
  if (!checked.ok) return checked
  const { request, question } = checked.value
  const weights = request.weights ?? context.weights
  const peers = request.peers ?? 'team'
  const parts = await readParts(question, context, { weights, peers })
  const agents = scoresSeenBy(context.viewer, scoreAgents(parts, peers))
  return {
    ok: true,
    value: {
      agents: [...agents],
      parts: SCORE_PARTS.map((id) => ({
        id,
        weight: weights[id] ?? 0,
        metric: SCORE_SOURCES[id]?.metric ?? null,
        has_data: agents.some((agent) => agent.parts.some((part) => part.id === id)),
      })),
      names: await readNames(
        context.reader,
        agents.map(({ agent, team }) => ({ agent, team })),
        { agent: 'agent', team: 'team' },
        question.asOf,
      ),
      meta: {
        from: iso(question.range.from),
        to: iso(question.range.to),
        tz: question.zone.tz,
        as_of: iso(question.asOf),
        peers,
        data_until: context.dataUntil === null ? null : iso(context.dataUntil),
      },
    },
  }
}

const iso = (at: number) => new Date(at).toISOString()

/** The parts that have a source. */
const SOURCES = SCORE_PARTS.flatMap((id) => {
  const source = SCORE_SOURCES[id]
  return source === null ? [] : [{ id, source }]
})

function checkScores(
  input: unknown,
  context: ScoreContext,
): Checked<{ readonly request: ScoreRequest; readonly question: Question }> {
  const parsed = scoreRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const { from, to, tz, filters, as_of } = parsed.data
  if (filters?.['agent'] !== undefined) return { ok: false, problems: [AGENT_FILTERED] }
  const checked = checkFrame(
    { from, to, tz, filters, as_of },
    SOURCES.map(({ source }) => source.metric),
    ['agent', 'team', ...CASE_MIX],
    { ...context, viewer: { kind: 'all' } },
  )
  return checked.ok
    ? { ok: true, value: { request: parsed.data, question: checked.value } }
    : checked
}

const AGENT_FILTERED: Problem = {
  code: 'FILTER_WITHOUT_PEERS',
  path: 'filters.agent',
  reason: 'a score compares an agent with their peers, whom this filter would leave out',
  fix: 'Leave it out; every agent has a row of their own.',
}

interface Weighing {
  readonly weights: ScoreWeights
  readonly peers: ScorePeers
}

function readParts(
  question: Question,
  { reader }: ScoreContext,
  { weights, peers }: Weighing,
): Promise<readonly PartEvidence[]> {
  const asked = SOURCES.filter(({ id }) => (weights[id] ?? 0) > 0)
  return Promise.all(
    asked.map(async ({ id, source }): Promise<PartEvidence> => {
      const form = question.forms.find((one) => one.form.id === source.metric)
      if (form === undefined) throw new Error(`no metric ${source.metric}`)
      const evidence = await readEvidence(reader, form, source, question)
      return { id, weight: weights[id] ?? 0, evidence: evidence.map(stratumAmong(peers)) }
    }),
  )
}

/** Peers of a team meet on its cases alone. */
const stratumAmong =
  (peers: ScorePeers) =>
  (one: TeamEvidence): TeamEvidence =>
    peers === 'all' ? one : { ...one, stratum: `${one.team ?? ''} ${one.stratum}` }
