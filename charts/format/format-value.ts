import type { MetricUnit } from '../../domain/contract/public.ts'
import { formatCount } from './format-count.ts'
import { percentFigure } from './format-percent.ts'
import { secsFigure } from './format-secs.ts'
import { type Figure, type Language, NO_VALUE } from './language.ts'

/** Any metric's value in the format of its unit: the only place that chooses one. */
export function valueFigure(value: number | null, unit: MetricUnit, language: Language): Figure {
  switch (unit) {
    case 'secs':
      return secsFigure(value, language)
    case 'ratio':
      return percentFigure(value)
    case 'score':
      return { figure: value === null ? NO_VALUE : value.toFixed(2), unit: '' }
    case 'count':
      return { figure: formatCount(value, language), unit: '' }
  }
}
