import type { BarSeriesOption } from 'echarts'
import type { Language } from '../format/language.ts'
import type { Theme } from '../theme/theme.ts'
import { bucketTitle, type Grain } from './bucket-label.ts'

/** Something that happened, from one bucket's key to another's, both included. */
export interface Annotation {
  readonly label: string
  readonly from: string
  readonly to: string
}

export interface AnnotatedAxis {
  readonly annotations: readonly Annotation[]
  readonly grain: Grain
  readonly language: Language
  readonly today: string | null
  readonly theme: Theme
}

/** Shaded spans with their labels, for the first series of a chart over time. */
export function annotationArea({
  annotations,
  grain,
  language,
  today,
  theme,
}: AnnotatedAxis): Pick<BarSeriesOption, 'markArea'> {
  if (annotations.length === 0) return {}
  return {
    markArea: {
      silent: true,
      itemStyle: { color: theme.colors['warn-soft'], opacity: 0.8 },
      label: { color: theme.colors.warn, fontSize: 11, position: 'insideTop' },
      data: annotations.map(({ label, from, to }) => [
        { name: label, xAxis: bucketTitle(from, grain, language, today) },
        { xAxis: bucketTitle(to, grain, language, today) },
      ]),
    },
  }
}
