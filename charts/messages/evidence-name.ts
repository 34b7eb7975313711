import type { MetricEntry } from '../../domain/contract/public.ts'
import type { Language } from '../format/language.ts'
import { MESSAGES } from './catalogue.ts'
import { isMessageKey } from './metric-name.ts'

/**
 * What a metric's n counts, in words: `ratings`, `cases (the denominator)`. What its fact holds says it,
 * unless the metric counts something else of that fact; without a word of ours, the catalogue's own.
 */
export function evidenceName(
  { base, fact, unit, n }: Pick<MetricEntry, 'base' | 'fact' | 'unit' | 'n'>,
  language: Language,
): string {
  const key = [`evidence.${base}`, `evidence.${fact}`].find(isMessageKey)
  if (key === undefined) return n[language]
  const messages = MESSAGES[language]
  return unit === 'ratio'
    ? messages['formula.n-of-ratio'].replace('{evidence}', messages[key])
    : messages[key]
}
