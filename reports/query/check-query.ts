/** From a request as it was written to a question, or everything that is wrong with it, at once. */
import {
  type DrillRequest,
  type QueryParams,
  queryRequest,
  type QueryRequest,
  USUAL_PARAMS,
  type Viewer,
} from '../../domain/contract/public.ts'
import { type Grain, GRAINS, IN_WORDS, type Problem } from '../../domain/public.ts'
import { zoneSpan } from '../../warehouse/public.ts'
import { findMetric, nearestNames, suggestMetrics } from '../catalogue/find-metric.ts'
import { type Dimension, DIMENSIONS, isClockDimension, isDimension } from '../dimension.ts'
import type { CreditKind, Metric } from '../metric.ts'
import type { Milestone } from '../milestone.ts'
import { bucketsOf, MOST_BUCKETS } from './buckets.ts'
import type { AskedForm, Question, Range } from './question.ts'
import { readAsOf, readRange } from './range.ts'
import { keyColumnOf } from './scan-context.ts'
import { shapeProblems, soundPart } from './shape-problems.ts'

/** What a question needs to know that is not in the request. */
export interface AskedBy {
  readonly viewer: Viewer
  /** The account's zone, used where the request names none. */
  readonly tz: string
  /** Epoch ms. */
  readonly now: number
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

export interface CheckedQuery {
  readonly question: Question
  readonly request: QueryRequest
}

/** @param input anything at all */
export function checkQuery(input: unknown, by: AskedBy): Checked<CheckedQuery> {
  const parsed = queryRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) {
    return {
      ok: false,
      problems: [...shapeProblems(parsed.error), ...soundPartProblems(input, by)],
    }
  }
  const request = parsed.data
  const checked = checkFrame(request, request.metrics, request.dimensions ?? [], by)
  return checked.ok ? { ok: true, value: { question: checked.value, request } } : checked
}

const anyPart = queryRequest.partial()

/** What is wrong with the names and times of a question whose shape is wrong elsewhere. */
function soundPartProblems(input: unknown, by: AskedBy): readonly Problem[] {
  const { metrics = [], dimensions = [], ...frame } = soundPart(anyPart, input)
  return framePartProblems(frame, metrics, dimensions, by)
}

/** What is wrong with the part of a frame that is known. */
export function framePartProblems(
  { from, to, params, ...rest }: { readonly [Field in keyof Frame]?: Frame[Field] | undefined },
  metrics: readonly string[],
  asked: readonly string[],
  by: AskedBy,
): readonly Problem[] {
  const range =
    from === undefined || to === undefined ? { from: ANY_DAY, to: ANY_DAY } : { from, to }
  // Whether a parameter is of any use cannot be told while the metrics are not known.
  const known = metrics.length === 0 ? {} : { params }
  const checked = checkFrame({ ...rest, ...known, ...range }, metrics, asked, by)
  return checked.ok ? [] : checked.problems
}

const ANY_DAY = '2026-03-01'

/** The part of a request that queries and drill-through share. */
type Frame = Pick<
  QueryRequest & DrillRequest,
  'from' | 'to' | 'tz' | 'filters' | 'as_of' | 'credit' | 'params' | 'grain'
> & { readonly intervals?: boolean | undefined }

export function checkFrame(
  frame: Frame,
  metrics: readonly string[],
  asked: readonly string[],
  by: AskedBy,
): Checked<Question> {
  const problems: Problem[] = []
  const tz = frame.tz ?? by.tz
  const grains = [...(frame.grain === undefined ? [] : [frame.grain]), ...asked.filter(isGrain)]
  const grain = grains[0] ?? null
  if (new Set(grains).size > 1) problems.push(twoGrains(grains))
  const dimensions = readDimensions(
    asked.filter((name) => !isGrain(name)),
    'dimensions',
    problems,
  )
  const filters = Object.entries(frame.filters ?? {}).flatMap(([name, keys]) =>
    readDimensions([name], `filters.${name}`, problems).map(
      (dimension) => [dimension, keys] as const,
    ),
  )
  const forms = readForms(metrics, frame.credit ?? null, problems)
  const range = readRange(frame, tz)
  const asOf = frame.as_of === undefined ? by.now : readAsOf(frame.as_of, tz)
  if (typeof asOf !== 'number') problems.push(asOf)
  if (!('from' in range)) problems.push(...range)
  else if (grain !== null) problems.push(...tooManyBuckets(grain, range, tz))
  const split = [...new Set([...dimensions, ...filters.map(([dimension]) => dimension)])]
  problems.push(...forms.flatMap((form) => lackingDimensions(form, split)))
  problems.push(...unusedParams(frame.params ?? {}, forms))
  problems.push(...badClockKeys(filters))
  if (problems.length > 0 || !('from' in range) || typeof asOf !== 'number') {
    return { ok: false, problems }
  }
  return {
    ok: true,
    value: {
      forms,
      dimensions: [...new Set(dimensions)],
      grain,
      range,
      zone: zoneSpan(tz, range.from, range.to),
      asOf,
      filters: new Map(filters),
      params: {
        targetSecs: frame.params?.T ?? USUAL_PARAMS.T,
        shortSecs: frame.params?.S ?? USUAL_PARAMS.S,
        stay: frame.params?.stay ?? USUAL_PARAMS.stay,
      },
      viewer: by.viewer,
      withIntervals: frame.intervals ?? true,
    },
  }
}

const isGrain = (name: string): name is Grain => GRAINS.some((grain) => grain === name)

const twoGrains = (grains: readonly Grain[]): Problem => ({
  code: 'GRAIN_TWICE',
  path: 'grain',
  reason: `it is split by ${grains.join(' and ')} at once`,
  fix: 'Choose one of hour, day, week and month.',
})

function readDimensions(names: readonly string[], path: string, problems: Problem[]): Dimension[] {
  return names.flatMap((name) => {
    if (isDimension(name)) return [name]
    problems.push({
      code: 'DIMENSION_UNKNOWN',
      path,
      reason: `there is no dimension "${name}"`,
      fix: `Did you mean ${nearestNames(name, DIMENSIONS).join(', ')}? All: ${DIMENSIONS.join(', ')}.`,
    })
    return []
  })
}

function readForms(
  ids: readonly string[],
  credit: CreditKind | null,
  problems: Problem[],
): readonly AskedForm[] {
  return [...new Set(ids)].flatMap((id) => {
    const found = findMetric(id)
    if (found === undefined) {
      const reason = `there is no metric "${id}"`
      problems.push({ code: 'METRIC_UNKNOWN', path: 'metrics', reason, fix: suggestMetrics(id) })
      return []
    }
    if (credit !== null && !creditsOf(found.metric).includes(credit)) {
      problems.push({
        code: 'CREDIT_NOT_OF_METRIC',
        path: 'credit',
        reason: `${id} cannot be credited to the ${credit}`,
        fix: `Ask for ${creditsOf(found.metric).join(' or ')}, or leave credit out.`,
      })
      return []
    }
    return [{ ...found, credit: credit ?? found.metric.credit }]
  })
}

/** The credits a metric can be asked for. */
export function creditsOf({ milestone }: Metric): readonly CreditKind[] {
  const own = (['author', 'assignee'] as const).filter(
    (credit) => milestone.credits[credit] !== undefined,
  )
  return milestone.hasNoCases === true ? own : [...own, 'participant']
}

export function hasDimension(
  dimension: Dimension,
  milestone: Milestone,
  credit: CreditKind | null,
): boolean {
  if (isClockDimension(dimension)) return milestone.hasNoClock !== true
  return keyColumnOf(dimension, { milestone, credit }) !== undefined
}

function lackingDimensions(
  { metric, form, credit }: AskedForm,
  split: readonly Dimension[],
): readonly Problem[] {
  const { milestone } = metric
  return split
    .filter((dimension) => !hasDimension(dimension, milestone, credit))
    .map((dimension) => ({
      code: 'DIMENSION_NOT_OF_METRIC',
      path: 'dimensions',
      reason: `${form.id} has no ${dimension}`,
      fix: `It has ${DIMENSIONS.filter((has) => hasDimension(has, milestone, credit)).join(', ')}.`,
    }))
}

function unusedParams(params: QueryParams, forms: readonly AskedForm[]): readonly Problem[] {
  return (['T', 'S', 'stay'] as const)
    .filter((name) => params[name] !== undefined)
    .filter((name) => !forms.some(({ metric }) => metric.params?.includes(name) === true))
    .map((name) => ({
      code: 'PARAM_UNUSED',
      path: `params.${name}`,
      reason: `none of the metrics asked for has the parameter ${name}`,
      fix: `Leave ${name} out, or ask for a metric that has it.`,
    }))
}

function badClockKeys(
  filters: readonly (readonly [Dimension, readonly (string | number | null)[]])[],
): readonly Problem[] {
  return filters
    .filter(([dimension, keys]) => isClockDimension(dimension) && !keys.every(Number.isInteger))
    .map(([dimension]) => ({
      code: 'QUERY_INVALID',
      path: `filters.${dimension}`,
      reason: `${dimension} has whole numbers as keys`,
      fix: 'weekday is 0 (Monday) to 6, hour_of_day 0 to 23, hour_of_week 0 to 167.',
    }))
}

function tooManyBuckets(grain: Grain, range: Range, tz: string): readonly Problem[] {
  if (bucketsOf(grain, range, { tz, offsets: [] }).length <= MOST_BUCKETS) return []
  return [
    {
      code: 'RANGE_TOO_LONG',
      path: 'grain',
      reason: `the range has more than ${MOST_BUCKETS} buckets of one ${grain}`,
      fix: 'Choose a longer grain or a shorter range.',
    },
  ]
}
