/** What is wrong with the shape of a request, and the part of it that can be judged nevertheless. */
import type { z } from 'zod'
import { type Problem, zodProblems } from '../../domain/public.ts'

/** Fields whose fix the schema cannot tell. */
const FIXES: Readonly<Record<string, Pick<Problem, 'code' | 'fix'>>> = {
  tz: { code: 'ZONE_UNKNOWN', fix: 'Write an IANA name such as Asia/Shanghai.' },
  compare: {
    code: 'QUERY_INVALID',
    fix: 'Write previous_period, same_week_last_year or two dates (from, to).',
  },
}

/** What the schema of a question or a drill-through found; parse with `IN_WORDS`. */
export function shapeProblems(error: z.ZodError): readonly Problem[] {
  const problems = zodProblems(error.issues, { code: 'QUERY_INVALID', whole: 'the request' })
  return problems.map((problem) => ({ ...problem, ...FIXES[problem.path] }))
}

/**
 * The fields of a request that are sound by themselves, so that their names and times are judged as well.
 * @param anyPart the request's schema with every field optional
 */
export function soundPart<Shape extends z.ZodType<object>>(
  anyPart: Shape,
  input: unknown,
): z.infer<Shape> | Record<string, never> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return {}
  const found = anyPart.safeParse(input)
  if (found.success) return found.data
  const broken = new Set(found.error.issues.flatMap(brokenFields))
  const sound = Object.fromEntries(Object.entries(input).filter(([field]) => !broken.has(field)))
  const again = anyPart.safeParse(sound)
  return again.success ? again.data : {}
}

function brokenFields(issue: z.core.$ZodIssue): readonly string[] {
  if (issue.path.length > 0) return issue.path.slice(0, 1).map(String)
  return issue.code === 'unrecognized_keys' ? issue.keys : []
}
