/** From a drill-through as it was written to a question, or everything that is wrong with it, at once. */
import type { z } from 'zod'
import { type DimensionKey, type DrillRequest, drillRequest } from '../../domain/contract/public.ts'
import { type Grain, GRAINS, IN_WORDS, type Problem } from '../../domain/public.ts'
import { findMetric } from '../catalogue/find-metric.ts'
import { isTimed, notTimed } from '../distribution/timed-form.ts'
import { type AskedBy, type Checked, checkFrame, framePartProblems } from '../query/check-query.ts'
import type { Question } from '../query/question.ts'
import { shapeProblems, soundPart } from '../query/shape-problems.ts'

export interface CheckedDrill {
  readonly question: Question
  readonly request: DrillRequest
}

const anyPart = drillRequest.partial()
type Part = z.infer<typeof anyPart>

/** @param input anything at all */
export function checkDrill(input: unknown, by: AskedBy): Checked<CheckedDrill> {
  const parsed = drillRequest.safeParse(input, IN_WORDS)
  if (!parsed.success) {
    return {
      ok: false,
      problems: [...shapeProblems(parsed.error), ...soundPartProblems(input, by)],
    }
  }
  const request = parsed.data
  const checked = checkFrame(request, [request.metric], Object.keys(request.cell ?? {}), by)
  const problems = [
    ...(checked.ok ? [] : checked.problems.map(inItsWords)),
    ...noCases(request),
    ...badBucket(request),
    ...bandWithoutTimes(request),
  ]
  if (problems.length > 0 || !checked.ok) return { ok: false, problems }
  return { ok: true, value: { question: checked.value, request } }
}

/** What is wrong with the names and times of a request whose shape is wrong elsewhere. */
function soundPartProblems(input: unknown, by: AskedBy): readonly Problem[] {
  const part = soundPart(anyPart, input)
  const { metric, cell, ...frame } = part
  const metrics = metric === undefined ? [] : [metric]
  return [
    ...framePartProblems(frame, metrics, Object.keys(cell ?? {}), by).map(inItsWords),
    ...noCases(part),
    ...badBucket(part),
    ...bandWithoutTimes(part),
  ]
}

/** A question has metrics and dimensions where a drill-through has a metric and a cell. */
function inItsWords(problem: Problem): Problem {
  const path = { metrics: 'metric', dimensions: 'cell' }[problem.path]
  return path === undefined ? problem : { ...problem, path }
}

function noCases({ metric: id }: Part): readonly Problem[] {
  const found = id === undefined ? undefined : findMetric(id)
  if (found?.metric.milestone.hasNoCases !== true) return []
  return [
    {
      code: 'NO_CASES',
      path: 'metric',
      reason: `${found.form.id} is made of agents' time, not of cases`,
      fix: 'Drill into concurrency_mean for the chats of that time.',
    },
  ]
}

function bandWithoutTimes({ metric: id, band }: Part): readonly Problem[] {
  const found = id === undefined ? undefined : findMetric(id)
  if (band === undefined || found === undefined || isTimed(found.form)) return []
  return [{ ...notTimed(found.form.id), path: 'band' }]
}

/** The wall clock of a bucket's key as SQL groups by it; NaN when it is none. */
export function wallOf(key: DimensionKey | undefined): number {
  if (typeof key !== 'string' || !/^\d{4}-\d{2}-\d{2}(T\d{2}:00)?$/.test(key)) return Number.NaN
  return Date.parse(key.length > 10 ? `${key}Z` : key)
}

function badBucket({ cell = {}, grain: asked }: Part): readonly Problem[] {
  const grain: Grain | undefined = asked ?? GRAINS.find((name) => Object.hasOwn(cell, name))
  if (grain === undefined) return []
  const key = cell[grain]
  if (key === undefined && asked !== undefined) {
    const reason = `the grain is ${grain}, but the cell names no ${grain}`
    return [
      {
        code: 'CELL_INVALID',
        path: `cell.${grain}`,
        reason,
        fix: 'Give the key of the bucket, or leave grain out.',
      },
    ]
  }
  if (!Number.isNaN(wallOf(key))) return []
  return [
    {
      code: 'CELL_INVALID',
      path: `cell.${grain}`,
      reason: `"${String(key)}" is not the key of a ${grain}`,
      fix: 'Give the key as the query answered it: 2026-03-29, of an hour 2026-03-29T14:00.',
    },
  ]
}
