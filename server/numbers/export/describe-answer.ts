import { formatZone, type Language, MESSAGES } from '../../../charts/public.ts'
import { wallOf } from './wall.ts'
import type { QueryAnswer } from '../../../domain/contract/public.ts'
import { metricEntries } from '../../../reports/public.ts'

/** One line about an answer: `Zone` → `Shanghai time`. */
export interface Fact {
  readonly name: string
  readonly text: string
}

/** What somebody must know who finds the file a year later: what it covers, when it was read, what each metric is. */
export function describeAnswer(
  { meta, columns }: QueryAnswer,
  { language, filters }: { readonly language: Language; readonly filters: readonly Fact[] },
): readonly Fact[] {
  const messages = MESSAGES[language]
  const at = (instant: string) => wallOf(instant, meta.tz)
  const span = ({ from, to }: { readonly from: string; readonly to: string }) =>
    `${at(from)} – ${at(to)}`
  const none = messages['export.none']
  const asked = new Set(columns.flatMap(({ id, kind }) => (kind === 'metric' ? [id] : [])))
  return [
    { name: messages['export.range'], text: span(meta) },
    { name: messages['filter.zone'], text: `${formatZone(meta.tz, language)} (${meta.tz})` },
    {
      name: messages['filter.compare'],
      text: meta.compare === null ? none : span(meta.compare),
    },
    ...(filters.length === 0 ? [{ name: messages['export.filters'], text: none }] : filters),
    { name: messages['export.as-of'], text: at(meta.as_of) },
    {
      name: messages['export.data-until'],
      text: meta.data_until === null ? none : at(meta.data_until),
    },
    ...meta.notes.map(({ text }) => ({ name: messages['export.note'], text: text[language] })),
    ...metricEntries()
      .filter(({ id }) => asked.has(id))
      .flatMap((entry) => [
        { name: entry.name[language], text: `${entry.id}: ${entry.formula[language]}` },
        { name: messages['formula.milestone'], text: entry.milestone[language] },
        { name: messages['formula.unit'], text: messages[`export.unit.${entry.unit}`] },
        { name: messages['formula.exclusions'], text: entry.exclusions[language] },
      ])
      .filter(({ text }) => text !== ''),
  ]
}
