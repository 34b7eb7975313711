import type { MetricUnit } from '../../domain/contract/public.ts'
import { formatCount } from './format-count.ts'
import { percentFigure } from './format-percent.ts'
import { formatSecsMark, secsFigure } from './format-secs.ts'
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

/** The same in one string, for tables: `1:42`, `92.6 %`. Minutes need no unit beside a colon. */
export function formatValue(value: number | null, unit: MetricUnit, language: Language): string {
  const { figure, unit: sign } = valueFigure(value, unit, language)
  return sign === '' || unit === 'secs' ? figure : `${figure} ${sign}`
}

/** A mark on an axis, as short as it can be: `0:30`, `20 %`. */
export function formatMark(value: number, unit: MetricUnit, language: Language): string {
  switch (unit) {
    case 'secs':
      return formatSecsMark(value, language)
    case 'ratio':
      return `${String(Number((value * 100).toFixed(2)))} %`
    case 'score':
      return String(Number(value.toFixed(2)))
    case 'count':
      return formatCount(value, language)
  }
}
