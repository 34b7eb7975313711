import { dimensionName, type Language, metricName } from '../../charts/public.ts'
import type { Card } from '../../domain/contract/public.ts'

/** The name it was given, else what it shows: `First reply P90, CSAT · Team`. */
export function cardTitle(card: Card, language: Language): string {
  if (card.title !== null) return card.title
  const between = language === 'en' ? ', ' : '、'
  const metrics = card.metrics.map((id) => metricName(id, language)).join(between)
  const dimensions = card.dimensions.map((id) => dimensionName(id, language)).join(between)
  return dimensions === '' ? metrics : `${metrics} · ${dimensions}`
}
