/** How the values of a time spread over bands, by the very rows that its mean and percentiles are made of. */
import {
  type DistributionAnswer,
  type DistributionBand,
  type DistributionRequest,
  distributionRequest,
} from '../../domain/contract/public.ts'
import { IN_WORDS, type Problem } from '../../domain/public.ts'
import type { Reader } from '../../warehouse/public.ts'
import { findMetric } from '../catalogue/find-metric.ts'
import { wilsonInterval } from '../intervals/wilson.ts'
import type { QueryContext } from '../query/answer-query.ts'
import { type AskedBy, type Checked, checkFrame } from '../query/check-query.ts'
import type { AskedForm, Question } from '../query/question.ts'
import { rowsOf } from '../query/run-scan.ts'
import { createScan } from '../query/scan-context.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import { defaultEdges } from './default-edges.ts'
import { type Band, inBand, isTimed, notTimed, timeOf } from './timed-form.ts'

/**
 * How many values lie in each band, or everything that is wrong with the request.
 * @param input a `DistributionRequest`, unchecked
 * @throws DeskmetryError when the warehouse cannot be reached
 */
export async function answerDistribution(
  input: unknown,
  context: QueryContext,
): Promise<Checked<DistributionAnswer>> {
  const checked = checkDistribution(input, context)
  if (!checked.ok) return checked
  const { question, asked, request } = checked.value
  const bands = bandsOf(request.edges ?? defaultEdges(asked.metric.base))
  const counts = await countBands(context.reader, { question, asked, bands })
  const n = counts.reduce((sum, count) => sum + count, 0)
  return {
    ok: true,
    value: {
      metric: asked.form.id,
      bands: describeBands(bands, counts, n),
      n,
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

interface CheckedDistribution {
  readonly question: Question
  readonly asked: AskedForm
  readonly request: DistributionRequest
}

function checkDistribution(input: unknown, by: AskedBy): Checked<CheckedDistribution> {
  const parsed = distributionRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const request = parsed.data
  const { metric, edges = [], ...frame } = request
  const checked = checkFrame(frame, [metric], [], by)
  const problems: Problem[] = [
    ...(checked.ok ? [] : checked.problems.map(inItsWords)),
    ...(isAscending(edges) ? [] : [NOT_ASCENDING]),
  ]
  const found = findMetric(metric)
  if (found !== undefined && !isTimed(found.form)) {
    problems.push({ ...notTimed(metric), path: 'metric' })
  }
  if (!checked.ok || problems.length > 0) return { ok: false, problems }
  const [asked] = checked.value.forms
  if (asked === undefined) throw new Error('a checked distribution has one metric')
  return { ok: true, value: { question: checked.value, asked, request } }
}

const inItsWords = (problem: Problem): Problem =>
  problem.path === 'metrics' ? { ...problem, path: 'metric' } : problem

const isAscending = (edges: readonly number[]) =>
  edges.every((edge, index) => index === 0 || edge > (edges[index - 1] ?? edge))

const NOT_ASCENDING: Problem = {
  code: 'QUERY_INVALID',
  path: 'edges',
  reason: 'the edges do not ascend',
  fix: 'Write each edge once, the least first, in seconds: [60, 300, 3600].',
}

/** From the shortest, without gap or overlap. */
function bandsOf(edges: readonly number[]): readonly Band[] {
  return [...edges, null].map((at_most, index) => ({ above: edges[index - 1] ?? null, at_most }))
}

interface Asked {
  readonly question: Question
  readonly asked: AskedForm
  readonly bands: readonly Band[]
}

async function countBands(
  reader: Reader,
  { question, asked, bands }: Asked,
): Promise<readonly number[]> {
  const { milestone } = asked.metric
  const scan = createScan(reader.dialect, {
    question,
    milestone,
    credit: asked.credit,
    dimensions: [],
    grain: null,
  })
  const value = timeOf(asked.form.measure)(scan)
  const clocks = scan.clockConditions()
  const columns = bands.map(
    (band, index) => `count(*) filter (where ${inBand('v.secs', band, scan)}) as b${index}`,
  )
  const sql = `select ${columns.join(',\n    ')}
    from (select ${value} as secs from ${rowsOf(milestone, scan)} as f
      ${clocks.length > 0 ? `where ${clocks.join(' and ')}` : ''}) as v`
  const rows = await reader.query(sql, scan.binder.paramsOf(sql))
  return bands.map((_, index) => Number(rows.columns[`b${index}`]?.[0] ?? 0))
}

function describeBands(
  bands: readonly Band[],
  counts: readonly number[],
  n: number,
): DistributionBand[] {
  let within = 0
  return bands.map((band, index) => {
    const count = counts[index] ?? 0
    within += count
    const shareOf = (part: number) => (n === 0 ? null : part / n)
    return {
      ...band,
      count,
      share: shareOf(count),
      within: { share: shareOf(within), ...wilsonInterval(within, n) },
    }
  })
}
