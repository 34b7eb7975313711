import type { MetricEntry } from '../../domain/contract/public.ts'
import { DIMENSIONS, metricEntries } from '../../reports/public.ts'
import type { Command } from '../command.ts'
import { writeTable } from '../write-table.ts'

export const metricsCommand: Command = {
  name: 'metrics',
  summary: 'list the metrics that query knows',
  usage: '[WORD…]',
  takesArguments: true,
  options: {},
  notes: [
    'A word leaves those that have it in their id or name, in English or Chinese. One alone is told whole: its',
    'formula, what it leaves out, what n counts, its dimensions.',
  ],
  examples: ['deskmetry metrics csat', 'deskmetry metrics first_reply_p90_secs'],
  run({ rest }) {
    const metrics = metricEntries().filter((entry) => rest.every((word) => isMeant(entry, word)))
    // An id may be a part of longer ones.
    const told = metrics.find(({ id }) => metrics.length === 1 || id === rest.join(' '))
    const text = told === undefined ? describeAll(metrics) : describeOne(told)
    return Promise.resolve({ json: { metrics, dimensions: DIMENSIONS }, text })
  },
}

function isMeant({ id, name }: MetricEntry, word: string): boolean {
  const sought = word.toLowerCase()
  return [id, name.en, name['zh-CN']].some((text) => text.toLowerCase().includes(sought))
}

function describeAll(metrics: readonly MetricEntry[]): string {
  if (metrics.length === 0) return 'No metric is called so. deskmetry metrics lists all.'
  const rows = metrics.map(({ id, name, unit, params }) => [id, name.en, unit, params.join(' ')])
  const table = writeTable(
    [['metric', 'name', 'unit', '--param'], ...rows],
    [false, false, false, false],
  )
  return [...table, '', `Dimensions: ${DIMENSIONS.join(', ')}.`].join('\n')
}

function describeOne(entry: MetricEntry): string {
  const { id, name, unit, formula, milestone, exclusions, n, dimensions, credit, params } = entry
  const credits =
    credit.options.length === 0
      ? 'none'
      : `${credit.options.join(', ')} (default ${credit.default ?? 'none'})`
  return [
    `${id}: ${name.en} (${name['zh-CN']}), ${unit}`,
    '',
    `formula     ${formula.en}`,
    `counted at  ${milestone.en}`,
    `leaves out  ${exclusions.en}`,
    `n           ${n.en}`,
    `dimensions  ${dimensions.join(', ')}`,
    `--credit    ${credits}`,
    ...(params.length === 0 ? [] : [`--param     ${params.join(', ')}`]),
  ].join('\n')
}
