/** From a search as it was written to a question, or everything that is wrong with it, at once. */
import type { z } from 'zod'
import {
  CASE_PROPERTIES,
  type CaseBreakdown,
  caseBreakdown,
  type CaseProperty,
  type CaseSearch,
  caseSearch,
} from '../../domain/contract/public.ts'
import { IN_WORDS, type Problem } from '../../domain/public.ts'
import { nearestNames } from '../catalogue/find-metric.ts'
import type { AskedBy, Checked } from '../query/check-query.ts'
import { readAsOf, readRange } from '../query/range.ts'
import { shapeProblems } from '../query/shape-problems.ts'
import type { CaseQuestion } from './found-cases.ts'

export interface CheckedSearch<Request> {
  readonly request: Request
  readonly question: CaseQuestion
}

/** @param input anything at all */
export function checkSearch(input: unknown, by: AskedBy): Checked<CheckedSearch<CaseSearch>> {
  return checkLooked(caseSearch, input, by)
}

/** @param input anything at all */
export function checkBreakdown(input: unknown, by: AskedBy): Checked<CheckedSearch<CaseBreakdown>> {
  return checkLooked(caseBreakdown, input, by)
}

/** What every look at cases says. */
type Looked = Pick<
  CaseBreakdown,
  'from' | 'to' | 'tz' | 'as_of' | 'text' | 'filters' | 'with_excluded'
>

/**
 * The same for whatever else looks at cases of a range.
 * @param input anything at all
 */
export function checkLooked<Request extends Looked>(
  schema: z.ZodType<Request>,
  input: unknown,
  by: AskedBy,
): Checked<CheckedSearch<Request>> {
  const parsed = schema.safeParse(input, IN_WORDS)
  if (!parsed.success) return { ok: false, problems: shapeProblems(parsed.error) }
  const request = parsed.data
  const problems: Problem[] = []
  const tz = request.tz ?? by.tz
  const range = readRange(request, tz)
  if (!('from' in range)) problems.push(...range)
  const asOf = request.as_of === undefined ? by.now : readAsOf(request.as_of, tz)
  if (typeof asOf !== 'number') problems.push(asOf)
  const filters = Object.entries(request.filters ?? {}).flatMap(([name, values]) => {
    if (isProperty(name)) return [[name, values] as const]
    problems.push({
      code: 'DIMENSION_UNKNOWN',
      path: `filters.${name}`,
      reason: `there is no dimension "${name}"`,
      fix: `Did you mean ${nearestNames(name, CASE_PROPERTIES).join(', ')}? All: ${CASE_PROPERTIES.join(', ')}.`,
    })
    return []
  })
  if (problems.length > 0 || !('from' in range) || typeof asOf !== 'number') {
    return { ok: false, problems }
  }
  const question: CaseQuestion = {
    range,
    tz,
    asOf,
    text: request.text ?? null,
    filters: new Map(filters),
    withExcluded: request.with_excluded ?? false,
    viewer: by.viewer,
  }
  return { ok: true, value: { request, question } }
}

const isProperty = (name: string): name is CaseProperty =>
  CASE_PROPERTIES.some((property) => property === name)
