import { type Figure, NO_VALUE } from './language.ts'

/** A ratio (0..1) as a percentage with one decimal, rounded to nearest: 0.9256 → `92.6` `%`. */
export function percentFigure(ratio: number | null): Figure {
  if (ratio === null) return { figure: NO_VALUE, unit: '' }
  return { figure: (ratio * 100).toFixed(1), unit: '%' }
}

/** The same in one string: `92.6 %`. */
export function formatPercent(ratio: number | null): string {
  const { figure, unit } = percentFigure(ratio)
  return unit === '' ? figure : `${figure} ${unit}`
}
