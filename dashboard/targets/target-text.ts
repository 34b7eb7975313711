import { formatMark, type Language, type MessageKey } from '../../charts/public.ts'
import type { MetricUnit, TargetDocument } from '../../domain/contract/public.ts'

type Say = (key: MessageKey, fill?: Readonly<Record<string, string | number>>) => string

/** `target ≤ 2:00`. */
export function targetText(
  { direction, value }: Pick<TargetDocument, 'direction' | 'value'>,
  unit: MetricUnit,
  language: Language,
  t: Say,
): string {
  return t(`target.${direction}`, { value: formatMark(value, unit, language) })
}
