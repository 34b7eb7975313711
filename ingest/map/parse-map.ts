import type { z } from 'zod'
import { parseDocument } from 'yaml'
import { EVENT_TYPES, IN_WORDS, placeOf, type Problem, zodFix } from '../../domain/public.ts'
import { type MapSpec, mapSchema, type RuleSpec, type WhenSpec } from './map-schema.ts'

export type ParsedMap =
  | { readonly ok: true; readonly map: MapSpec }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/** Reads a map file. Never throws for what its author wrote: every problem comes with path, reason and fix. */
export function parseMap(text: string): ParsedMap {
  const document = parseDocument(text, { prettyErrors: true })
  const broken = document.errors.map((error) => ({
    code: 'MAP_INVALID',
    path: `line ${error.linePos?.[0].line ?? 1}`,
    reason: error.message.split('\n', 1)[0] ?? 'it is no YAML',
    fix: 'Correct the YAML; a text with {braces} stands in quotes.',
  }))
  if (broken.length > 0) return { ok: false, problems: broken }
  const parsed = mapSchema.safeParse(document.toJS({ maxAliasCount: 100 }), IN_WORDS)
  if (!parsed.success) {
    return { ok: false, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, [])) }
  }
  const problems = rulesOf(parsed.data).flatMap(({ rule, path }) =>
    ruleProblems(rule, path, parsed.data),
  )
  return problems.length > 0 ? { ok: false, problems } : { ok: true, map: parsed.data }
}

/** Every rule with its path in the file. */
export function rulesOf(
  map: MapSpec,
): readonly { readonly rule: RuleSpec; readonly path: string }[] {
  return map.events.flatMap((entry, index) =>
    'choose' in entry
      ? entry.choose.map((rule, nth) => ({ rule, path: `events.${index}.choose.${nth}` }))
      : [{ rule: entry, path: `events.${index}` }],
  )
}

function ruleProblems(rule: RuleSpec, path: string, map: MapSpec): readonly Problem[] {
  const every = map.every_event ?? {}
  const problems: Problem[] = []
  const add = (at: string, reason: string, fix: string) =>
    problems.push({ code: 'MAP_INVALID', path: `${path}.${at}`, reason, fix })
  const type = rule.type ?? every.type
  if (type === undefined) add('type', 'the event has no type', 'Give one, such as case.opened.')
  else if (placeOf(type) < 0) {
    add('type', `"${type}" is not in the event catalogue`, `Types: ${EVENT_TYPES.join(', ')}.`)
  }
  for (const field of ['event_id', 'occurred_at'] as const) {
    if ((rule[field] ?? every[field]) === undefined) {
      add(field, `the event has no ${field}`, 'Give it here or under every_event.')
    }
  }
  if (asksForEnds(rule.when) && (every.event_id === undefined || every.occurred_at === undefined)) {
    const fix = 'Give event_id and occurred_at under every_event: rows are ordered by them.'
    add('when', 'first_of and last_of need an order of rows', fix)
  }
  return problems
}

function asksForEnds(when: WhenSpec | undefined): boolean {
  if (when === undefined) return false
  if ('all' in when) return when.all.some(asksForEnds)
  if ('any' in when) return when.any.some(asksForEnds)
  if ('not' in when) return asksForEnds(when.not)
  return 'first_of' in when || 'last_of' in when
}

/** An issue as problems. Of the shapes a value may have, the one its author came nearest to is spoken of. */
function problemsOf(issue: z.core.$ZodIssue, prefix: readonly PropertyKey[]): readonly Problem[] {
  const path = [...prefix, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = [...issue.errors].sort(
      (a, b) => depthOf(b) - depthOf(a) || a.length - b.length,
    )[0]
    if (nearest && nearest.length > 0 && depthOf(nearest) >= 0) {
      return nearest.flatMap((inner) => problemsOf(inner, path))
    }
  }
  const where = path.map(String).join('.')
  return [{ code: 'MAP_INVALID', path: where || 'map', reason: issue.message, fix: fixOf(issue) }]
}

function fixOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'Remove it, or see docs/maps.md for the name that is meant.'
    case 'invalid_value':
    case 'too_small':
      return `${zodFix(issue, 'it')} See docs/maps.md.`
    default:
      return 'A text with {braces} stands in quotes; see docs/maps.md for what may stand here.'
  }
}

/** How deep the first mistake lies: a wrong shape fails at once, the right one further down. */
function depthOf(issues: readonly z.core.$ZodIssue[]): number {
  return Math.min(
    ...issues.map((issue) => issue.path.length + (issue.code === 'invalid_type' ? 0 : 0.5)),
  )
}
