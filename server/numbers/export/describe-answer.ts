import { formatZone, type Language, MESSAGES } from '../../../charts/public.ts'
import type { QueryAnswer } from '../../../domain/contract/public.ts'
import { metricEntries } from '../../../reports/public.ts'
import type { Fact } from './export-column.ts'
import { wallOf } from './wall.ts'

/** What is said of a file's rows besides what they are. */
export interface Told {
  readonly language: Language
  readonly filters: readonly Fact[]
}

/** What an answer covers, when it was read, and what each metric is. */
export function describeAnswer(
  meta: QueryAnswer['meta'],
  metrics: readonly string[],
  { language, filters }: Told,
): readonly Fact[] {
  const messages = MESSAGES[language]
  const none = messages['export.none']
  const [range, zone, ...rest] = describeFrame(meta, { language, filters })
  return [
    ...[range, zone].filter((fact) => fact !== undefined),
    {
      name: messages['filter.compare'],
      text: meta.compare === null ? none : spanOf(meta.compare, meta.tz),
    },
    ...rest,
    {
      name: messages['export.data-until'],
      text: meta.data_until === null ? none : wallOf(meta.data_until, meta.tz),
    },
    ...meta.notes.map(({ text }) => ({ name: messages['export.note'], text: text[language] })),
    ...metricEntries()
      .filter(({ id }) => metrics.includes(id))
      .flatMap((entry) => [
        { name: entry.name[language], text: `${entry.id}: ${entry.formula[language]}` },
        { name: messages['formula.milestone'], text: entry.milestone[language] },
        { name: messages['formula.unit'], text: messages[`export.unit.${entry.unit}`] },
        { name: messages['formula.exclusions'], text: entry.exclusions[language] },
      ])
      .filter(({ text }) => text !== ''),
  ]
}

/** What every file covers: range, zone, filters, and when it was read. */
export function describeFrame(
  meta: Pick<QueryAnswer['meta'], 'from' | 'to' | 'tz' | 'as_of'>,
  { language, filters }: Told,
): readonly Fact[] {
  const messages = MESSAGES[language]
  return [
    { name: messages['export.range'], text: spanOf(meta, meta.tz) },
    { name: messages['filter.zone'], text: `${formatZone(meta.tz, language)} (${meta.tz})` },
    ...(filters.length === 0
      ? [{ name: messages['export.filters'], text: messages['export.none'] }]
      : filters),
    { name: messages['export.as-of'], text: wallOf(meta.as_of, meta.tz) },
  ]
}

/** `2026-03-02 00:00 – 2026-03-04 00:00` */
function spanOf({ from, to }: { readonly from: string; readonly to: string }, tz: string): string {
  return `${wallOf(from, tz)} – ${wallOf(to, tz)}`
}
