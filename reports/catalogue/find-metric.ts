import { metricName } from '../../charts/public.ts'
import type { Form, Metric } from '../metric.ts'
import { METRICS } from './metrics.ts'

export interface FoundForm {
  readonly metric: Metric
  readonly form: Form
}

const BY_ID: ReadonlyMap<string, FoundForm> = new Map(
  METRICS.flatMap((metric) => metric.forms.map((form) => [form.id, { metric, form }] as const)),
)

/** Every id a query may ask for. */
export const METRIC_IDS: readonly string[] = [...BY_ID.keys()]

export function findMetric(id: string): FoundForm | undefined {
  return BY_ID.get(id)
}

/**
 * How to mend an unknown metric: the forms when the base was written alone (`first_reply_secs`), else the ids that
 * look most like it, by themselves or by their names on the dashboard (`new_cases`, `新会话`).
 */
export function suggestMetrics(unknown: string): string {
  const base = unknown.replace(/(_(mean|p\d+))?(_biz)?(_(secs|count|ratio|score))?$/, '')
  const metric = METRICS.find((candidate) => candidate.base === base)
  if (metric !== undefined) return `It comes as ${metric.forms.map(({ id }) => id).join(', ')}.`
  return `Did you mean ${nearestMetrics(unknown).join(', ')}? docs/metrics.md has them all.`
}

/** A metric called so, in either language, comes before those that are only written alike. */
function nearestMetrics(unknown: string): readonly string[] {
  const asked = inWords(unknown)
  const called = METRIC_IDS.filter((id) => namesOf(id).some((name) => name.includes(asked)))
  return [
    ...new Set([...(asked === '' ? [] : called), ...nearestNames(unknown, METRIC_IDS)]),
  ].slice(0, 3)
}

const namesOf = (id: string) => [metricName(id, 'en'), metricName(id, 'zh-CN')].map(inWords)
const inWords = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()

/** The three names with the least edits, nearest first. */
export function nearestNames(unknown: string, names: readonly string[]): readonly string[] {
  return names
    .map((name) => ({ name, edits: editsBetween(unknown, name) }))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name }) => name)
}

/** Letters to insert, delete or replace (Levenshtein). */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const replace = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      next.push(Math.min(replace, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
