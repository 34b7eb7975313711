import { MESSAGES, type MessageKey, metricName } from '../../../charts/public.ts'
import type { Figure, FiguresAnswer } from '../../../domain/contract/public.ts'
import { describeAnswer, type Told } from './describe-answer.ts'
import type { ColumnKind, ExportTable } from './export-column.ts'
import { type Filled, fillColumns } from './filled-column.ts'

/** Figures one below another, each with everything that it covers: a line that is copied elsewhere still says so. */
export function figuresTable({ figures, meta }: FiguresAnswer, told: Told): ExportTable {
  const { language, filters } = told
  const kept = (
    id: string,
    title: MessageKey,
    kind: ColumnKind,
    of: Filled<Figure>['of'],
  ): Filled<Figure> => ({ id, title: MESSAGES[language][title], kind, of })
  const measured = (id: 'value' | 'lo' | 'hi' | 'prev'): Filled<Figure> => ({
    ...kept(id, `export.${id}`, 'count', (figure) => figure[id]),
    kindOf: ({ unit }) => unit,
  })
  const said = filters.map(({ name, text }) => `${name}: ${text}`).join('; ')
  const columns: readonly Filled<Figure>[] = [
    kept('metric', 'export.metric-id', 'text', ({ metric }) => metric),
    kept('name', 'export.metric', 'text', ({ metric }) => metricName(metric, language)),
    measured('value'),
    kept('n', 'export.n', 'count', ({ n }) => n),
    measured('lo'),
    measured('hi'),
    measured('prev'),
    kept('prev_n', 'export.prev_n', 'count', ({ prev_n }) => prev_n),
    kept('unit', 'formula.unit', 'text', ({ unit }) => unit),
    kept('from', 'export.from', 'instant', () => meta.from),
    kept('to', 'export.to', 'instant', () => meta.to),
    kept('prev_from', 'export.prev-from', 'instant', () => meta.compare?.from ?? null),
    kept('prev_to', 'export.prev-to', 'instant', () => meta.compare?.to ?? null),
    kept('tz', 'filter.zone', 'text', () => meta.tz),
    kept('filters', 'export.filters', 'text', () => said),
  ]
  const metrics = figures.map(({ metric }) => metric)
  return {
    columns: fillColumns(columns, figures),
    facts: describeAnswer(meta, metrics, told),
    tz: meta.tz,
  }
}
