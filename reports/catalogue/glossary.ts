import type { MetricEntry } from '../../domain/contract/public.ts'
import { metricEntries } from './metric-entries.ts'

const HEAD = `# Metrics

Made from the catalogue (\`reports/metrics/\`): change a metric there, then run
\`npx vitest run reports/catalogue -u\`. A test fails while this page is behind.

Every answer has \`<id>\`, \`<id>__n\` and its 95 % interval \`<id>__lo\`, \`<id>__hi\`: Wilson's for ratios, Student's t for
means, order statistics for percentiles; counts and sums of time are complete and have none. Percentiles interpolate
linearly. A count of nothing is 0, everything else of nothing is empty, never 0. Ratios run from 0 to 1.
`

/** \`docs/metrics.md\`: one section per metric, with its ids, formula, milestone and what is left out. */
export function glossary(): string {
  const byBase = new Map<string, MetricEntry[]>()
  for (const entry of metricEntries()) {
    byBase.set(entry.base, [...(byBase.get(entry.base) ?? []), entry])
  }
  return [HEAD, ...[...byBase.values()].map(section)].join('\n')
}

function section(entries: readonly MetricEntry[]): string {
  const [first] = entries
  if (first === undefined) return ''
  const better = { up: 'higher', down: 'lower' }
  const facts = [
    ['Ids', entries.map(({ id }) => `\`${id}\``).join(', ')],
    ['Formula', first.formula.en],
    ['公式', first.formula['zh-CN']],
    ['Left out', first.exclusions.en],
    ['不计入', first.exclusions['zh-CN']],
    ['Counted at', `${first.milestone.en} (\`${first.fact}\`)`],
    ['Unit', [...new Set(entries.map(({ unit }) => unit))].join(', ')],
    ['n', [...new Set(entries.map(({ n }) => n.en))].join('; ')],
    ['Better', first.better === null ? 'neither' : better[first.better]],
    ['By agent', creditText(first)],
    ['Parameters', first.params.join(', ')],
    ['Dimensions', first.dimensions.join(', ')],
  ]
  const lines = facts.flatMap(([label, text]) => (text === '' ? [] : [`- **${label}**: ${text}`]))
  return `## ${first.base}\n\n${lines.join('\n')}\n`
}

function creditText({ credit }: MetricEntry): string {
  const others = credit.options.filter((option) => option !== credit.default)
  const instead = others.length === 0 ? '' : `; on request ${others.join(', ')}`
  return `${credit.default ?? 'nobody'}${instead}`
}
